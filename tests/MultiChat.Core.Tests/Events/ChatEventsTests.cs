using System.Reactive.Linq;
using Microsoft.Extensions.Logging;
using MultiChat.Telemetry;
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
        events.Select(one => one.Entry.Event).Should().Equal(
            new Taken { By = anna.Member },
            new MessageAccepted { Seq = 2 },
            new MessageAccepted { Seq = 3 },
            new Closed { By = anna.Member, Answered = 1, WaitingSince = events[2].At });
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

    [Fact]
    public async Task A_subscriber_that_throws_is_in_the_log_once_and_in_the_figures()
    {
        using var figures = new Figures();
        var log = new LogLines();
        await using var chat = await TestChat.StartAsync(logs: log);
        await chat.AddOperatorAsync("Anna");
        using var broken = chat.Engine.Events.Subscribe(new Broken());
        var visitor = await chat.AddVisitorAsync();

        await chat.SayAsync(visitor, "One");
        await Patience.UntilAsync(() => log.Of(1111).Any());
        await chat.SayAsync(visitor, "Two");

        var line = log.Of(1111).Should().ContainSingle().Subject;
        line.Level.Should().Be(LogLevel.Warning);
        line.Text.Should().Contain(nameof(Broken));
        line.Exception.Should().Contain("System.InvalidOperationException: ***").And.NotContain("A bug of the host's.");
        figures.Told.Should().Contain("multichat.events.failed_subscribers 1");
    }

    [Fact]
    public async Task A_lambda_that_throws_is_in_the_log_once_though_it_throws_what_it_is_told_at_its_end()
    {
        var log = new LogLines();
        await using var chat = await TestChat.StartAsync(logs: log);
        await chat.AddOperatorAsync("Anna");
        using var broken = chat.Engine.Events.OfType<DialogEvent>().Subscribe(_ => throw new InvalidOperationException("A bug of the host's."));

        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await Patience.UntilAsync(() => log.Of(1111).Any());

        log.All.Where(line => line.Level >= LogLevel.Warning).Should().ContainSingle();
    }

    [Fact] // G9
    public async Task A_subscriber_that_is_too_slow_is_in_the_log_once_and_its_lost_events_in_the_figures()
    {
        using var figures = new Figures();
        var log = new LogLines();
        await using var chat = await TestChat.StartAsync(logs: log);
        var anna = await chat.AddOperatorAsync("Anna");
        using var release = new ManualResetEventSlim();
        using var stuck = chat.Engine.Events.Subscribe(new Stuck(release));
        for (var i = 0; i < ChatEvents.QueueLength + 50; i++)
        {
            await chat.Desk.SwitchAsync(anna, available: i % 2 != 0);
        }

        release.Set();
        log.Of(1112).Should().ContainSingle().Which.Text.Should().Contain(nameof(Stuck)).And.Contain("10000");
        figures.Told.Count(line => line == "multichat.events.dropped 1").Should().BeGreaterThan(10);
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
