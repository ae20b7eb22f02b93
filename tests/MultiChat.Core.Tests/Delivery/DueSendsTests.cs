using System.Reactive.Linq;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.InMemory;
using MultiChat.Sources;
using MultiChat.Testing;
using MultiChat.Testing.Hosts;

namespace MultiChat.Delivery;

public sealed class DueSendsTests
{
    [Fact] // M4
    public async Task Host_code_hears_of_a_message_that_did_not_arrive_in_five_seconds()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var heard = new Collector<DeliveryOverdueEvent>();
        using var subscription = chat.Engine.Events.OfType<DeliveryOverdueEvent>().Subscribe(heard);
        var late = await chat.AnswerAsync(anna, dialog, "Are you there?");

        chat.Clock.Advance(TimeSpan.FromSeconds(5));

        var overdue = (await heard.TakeAsync(1)).Single();
        overdue.Message.Should().Be(late);
        (overdue.At - late.AcceptedAt).Should().Be(NodaTime.Duration.FromSeconds(5));
    }

    [Fact] // M4
    public async Task A_message_that_arrived_in_time_is_not_overdue()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var heard = new Collector<DeliveryOverdueEvent>();
        using var subscription = chat.Engine.Events.OfType<DeliveryOverdueEvent>().Subscribe(heard);
        var first = await chat.AnswerAsync(anna, dialog, "In time");
        await chat.Visitors.AppliedAsync(visitor, new Place { EventSeq = first.EventSeq });
        chat.Clock.Advance(TimeSpan.FromSeconds(4));
        var second = await chat.AnswerAsync(anna, dialog, "Too late", anna.Member);

        chat.Clock.Advance(TimeSpan.FromSeconds(5));

        (await heard.TakeAsync(1)).Single().Message.Should().Be(second);
    }

    [Fact] // M4, M5
    public async Task A_resend_begins_the_five_seconds_again_for_host_code_too()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var heard = new Collector<DeliveryOverdueEvent>();
        using var subscription = chat.Engine.Events.OfType<DeliveryOverdueEvent>().Subscribe(heard);
        var late = await chat.AnswerAsync(anna, dialog, "Are you there?");
        chat.Clock.Advance(TimeSpan.FromSeconds(3));
        await chat.AnswerAsync(anna, dialog, "Are you there?", anna.Member, late.Id);

        chat.Clock.Advance(TimeSpan.FromSeconds(5));

        (await heard.TakeAsync(2)).Select(overdue => overdue.At - late.AcceptedAt)
            .Should().Equal(NodaTime.Duration.FromSeconds(5), NodaTime.Duration.FromSeconds(8));
    }

    [Fact] // M4
    public async Task A_restart_forgets_no_message_that_is_under_way()
    {
        var storage = new InMemoryStorage();
        var chat = await TestChat.StartAsync(storage);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;
        var arrived = await chat.AnswerAsync(anna, dialog, "In time");
        await chat.Visitors.AppliedAsync(visitor, new Place { EventSeq = arrived.EventSeq });
        var late = await chat.AnswerAsync(anna, dialog, "Too late", anna.Member);
        chat.Clock.Advance(TimeSpan.FromSeconds(2));
        var later = await chat.AnswerAsync(anna, dialog, "Later still", anna.Member);
        await chat.DisposeAsync();

        await using var again = new ChatEngine(storage, new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await again.StartAsync();
        var heard = new Collector<DeliveryOverdueEvent>();
        using var subscription = again.Events.OfType<DeliveryOverdueEvent>().Subscribe(heard);
        chat.Clock.Advance(TimeSpan.FromSeconds(5));

        (await heard.TakeAsync(2)).Select(overdue => (overdue.Message, overdue.At)).Should().Equal(
            (late, late.AcceptedAt + NodaTime.Duration.FromSeconds(5)), (later, later.AcceptedAt + NodaTime.Duration.FromSeconds(5)));
    }

    [Fact] // M4: nobody knows whether the host that accepted it lives
    public async Task A_host_that_starts_beside_another_takes_up_what_is_under_way_there()
    {
        await using var memory = new SharedMemory();
        await using var chat = await TestChat.StartAsync(memory.AddHost());
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var late = await chat.AnswerAsync(anna, (await chat.DialogOfAsync(visitor)).Id, "Are you there?");
        chat.Clock.Advance(TimeSpan.FromSeconds(2));
        await using var second = new ChatEngine(memory.AddHost(), new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await second.StartAsync();
        var (here, there) = (new Collector<DeliveryOverdueEvent>(), new Collector<DeliveryOverdueEvent>());
        using var first = chat.Engine.Events.OfType<DeliveryOverdueEvent>().Subscribe(here);
        using var other = second.Events.OfType<DeliveryOverdueEvent>().Subscribe(there);

        chat.Clock.Advance(TimeSpan.FromSeconds(3));

        (await here.TakeAsync(1)).Single().Message.Should().Be(late);
        (await there.TakeAsync(1)).Single().Message.Id.Should().Be(late.Id);
    }

    [Fact] // M4
    public async Task After_a_restart_with_the_clock_set_back_the_time_runs_from_the_start()
    {
        var storage = new InMemoryStorage();
        var chat = await TestChat.StartAsync(storage);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var late = await chat.AnswerAsync(anna, (await chat.DialogOfAsync(visitor)).Id, "Are you there?");
        await chat.DisposeAsync();
        chat.Clock.AdjustTime(chat.Clock.GetUtcNow().AddMinutes(-1));

        await using var again = new ChatEngine(storage, new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await again.StartAsync();
        var heard = new Collector<DeliveryOverdueEvent>();
        using var subscription = again.Events.OfType<DeliveryOverdueEvent>().Subscribe(heard);
        chat.Clock.Advance(TimeSpan.FromSeconds(5));

        (await heard.TakeAsync(1)).Single().Message.Should().Be(late);
    }

    [Fact] // M4
    public async Task A_message_whose_time_ended_before_the_restart_is_not_told_again()
    {
        var storage = new InMemoryStorage();
        var chat = await TestChat.StartAsync(storage);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;
        await chat.AnswerAsync(anna, dialog, "Long ago");
        chat.Clock.Advance(TimeSpan.FromMilliseconds(5_001));
        var fresh = await chat.AnswerAsync(anna, dialog, "Now", anna.Member);
        await chat.DisposeAsync();

        await using var again = new ChatEngine(storage, new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await again.StartAsync();
        var heard = new Collector<DeliveryOverdueEvent>();
        using var subscription = again.Events.OfType<DeliveryOverdueEvent>().Subscribe(heard);
        chat.Clock.Advance(TimeSpan.FromSeconds(5));

        (await heard.TakeAsync(1)).Single().Message.Should().Be(fresh);
    }
}
