using System.Reactive.Linq;
using MultiChat.Events;

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
}
