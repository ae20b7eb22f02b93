using System.Reactive.Linq;
using MultiChat.Testing;

namespace MultiChat.Events;

public sealed class ChatEventsTests
{
    [Fact]
    public async Task Host_code_hears_every_event_in_commit_order()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var heard = new Collector<DialogEvent>();
        using var subscription = chat.Engine.Events.OfType<DialogEvent>().Subscribe(heard);

        await chat.AnswerAsync(anna, dialog, "Good day");
        await chat.SayAsync(visitor, "Thanks");
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member));

        var events = await heard.TakeAsync(4);
        events.Select(one => one.Entry.Kind).Should().Equal(EventKind.Taken, EventKind.Message, EventKind.Message, EventKind.Closed);
        events.Select(one => one.Entry.EventSeq).Should().Equal(2, 3, 4, 5);
        events.Select(one => one.Message?.Text).Should().Equal(null, "Good day", "Thanks", null);
    }

    [Fact]
    public async Task A_subscriber_that_throws_ends_its_own_subscription_only()
    {
        var (chat, _, _, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        using var broken = chat.Engine.Events.Subscribe(new Broken());
        var heard = new Collector<ChatEvent>();
        using var subscription = chat.Engine.Events.Subscribe(heard);

        await chat.SayAsync(visitor, "One");
        await chat.SayAsync(visitor, "Two");

        (await heard.TakeAsync(2)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_subscriber_that_does_not_return_delays_nobody()
    {
        var (chat, _, _, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        using var release = new ManualResetEventSlim();
        using var stuck = chat.Engine.Events.Subscribe(new Stuck(release));
        var heard = new Collector<ChatEvent>();
        using var subscription = chat.Engine.Events.Subscribe(heard);

        await chat.SayAsync(visitor, "One");
        (await heard.TakeAsync(1)).Should().HaveCount(1);
        release.Set();
    }

    private sealed class Broken : IObserver<ChatEvent>
    {
        public void OnNext(ChatEvent value) => throw new InvalidOperationException("A bug of the host's.");

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }
    }

    private sealed class Stuck(ManualResetEventSlim release) : IObserver<ChatEvent>
    {
        public void OnNext(ChatEvent value) => release.Wait();

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }
    }
}
