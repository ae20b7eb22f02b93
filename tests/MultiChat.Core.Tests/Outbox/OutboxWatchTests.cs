using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.InMemory;
using MultiChat.Sources;
using MultiChat.Telemetry;
using MultiChat.Testing;
using MultiChat.Testing.Faults;
using NodaTime;

namespace MultiChat.Outbox;

/// <summary>A delivery that fails is seen: in the log, in the figures, in traces and among the dead letters.</summary>
public sealed class OutboxWatchTests : IDisposable
{
    private const string Secret = "Call me on 123-45-67";

    private readonly CollectingHandler _handler = new();
    private readonly SettledRows _settled = new();
    private readonly FakeTimeProvider _real = new();
    private readonly LogLines _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_failing_delivery_is_logged_once_a_cause_and_once_more_when_it_is_given_up()
    {
        await using var chat = await StartAsync();
        _handler.Answer = (delivery, _) => delivery.Attempt < 3 ? throw new InvalidOperationException(Secret) : throw new TimeoutException(Secret);
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await GiveUpAsync(chat);

        _log.Of(1101).Should().HaveCount(2).And.OnlyContain(line => line.Level == LogLevel.Warning);
        _log.Of(1101).First().Text.Should().StartWith("collector could not deliver event 1 of dialog ").And.EndWith(" at attempt 1; it is tried again");
        _log.Of(1101).Last().Text.Should().EndWith(" at attempt 3; it is tried again", "the cause is another one");
        var end = _log.Of(1102).Should().ContainSingle().Subject;
        end.Level.Should().Be(LogLevel.Error);
        end.Text.Should().Contain("TimeoutException: ***");
        _log.Of(1101).First().Exception.Should().Contain("System.InvalidOperationException: ***").And.Contain(nameof(OutboxWatchTests));
        string.Join('\n', _log.All).Should().NotContain(Secret);
        (await chat.Engine.DeadLetters.ListAsync(chat.Project.Id)).Should().ContainSingle().Which.Error.Should().Be("TimeoutException: ***");
    }

    [Fact]
    public async Task Messages_are_shown_where_the_host_says_so()
    {
        await using var chat = await StartAsync(new ChatOptions { ShowsFailureMessages = true });
        _handler.Answer = (_, _) => throw new InvalidOperationException(Secret);
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await GiveUpAsync(chat);

        _log.Of(1101).Should().ContainSingle().Which.Exception.Should().Contain(Secret);
        (await chat.Engine.DeadLetters.ListAsync(chat.Project.Id)).Should().ContainSingle()
            .Which.Error.Should().Be($"InvalidOperationException: {Secret}");
    }

    [Fact]
    public async Task A_channel_that_fails_to_send_is_seen_in_the_log_the_figures_and_the_trace()
    {
        using var figures = new Figures();
        var channel = new FailingChannel();
        await using var chat = await TestChat.StartAsync(channels: [channel], logs: _log);
        var anna = await chat.AddOperatorAsync("Anna");
        var client = new FarClient(chat, kind: channel.Kind.Value);
        await client.SayAsync("Hello");
        await chat.AnswerAsync(anna, (await client.DialogAsync()).Id, Secret);

        await Patience.UntilAsync(() => _log.Of(1101).Any());

        _log.Of(1101).Should().ContainSingle().Which.Text.Should().StartWith("channel:failing could not deliver event ");
        await Patience.UntilAsync(() => figures.Told.Any(line => line.StartsWith("multichat.outbox.deliveries", StringComparison.Ordinal)));
        figures.Told.Should().Contain(
            "multichat.outbox.deliveries 1 [multichat.handler, channel:failing] [multichat.outcome, retried] [error.type, System.IO.IOException]");
        figures.Told.Should().Contain(line => line.StartsWith("multichat.deliver Error ", StringComparison.Ordinal)
            && line.Contains("[multichat.handler, channel:failing] [multichat.attempt, 1] [error.type, System.IO.IOException]"));
        string.Join('\n', _log.All.Select(line => line.ToString()).Concat(figures.Told)).Should().NotContain(Secret);
    }

    [Fact] // G9
    public void Ten_thousand_failing_rows_write_a_bounded_number_of_lines()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        using var telemetry = new ChatTelemetry(new ChatClock(clock));
        var watch = new OutboxWatch(_log.CreateLogger<OutboxWatch>(), telemetry, new ChatClock(clock), showsMessages: false);
        var now = new ChatClock(clock).Now;
        for (var i = 0; i < 10_000; i++)
        {
            watch.Ended(RowOf(now), OutboxEnd.Retry(now, "IOException: ***"), new IOException(Secret));
        }

        _log.All.Should().HaveCount(OutboxWatch.LinesAMinute);
        clock.Advance(TimeSpan.FromMinutes(1));
        watch.Ended(RowOf(now), OutboxEnd.Dead(now, "IOException: ***"), new IOException(Secret));
        _log.All.TakeLast(2).Select(line => line.Id).Should().Equal(1103, 1102);
        _log.Of(1103).Single().Text.Should().StartWith($"{10_000 - OutboxWatch.LinesAMinute} more failures of hook ");
    }

    [Fact]
    public async Task What_waits_and_what_is_dead_are_figures()
    {
        using var figures = new Figures();
        await using var chat = await StartAsync();
        _handler.Answer = (_, _) => throw new InvalidOperationException(Secret);
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await GiveUpAsync(chat);
        await Patience.UntilAsync(() =>
        {
            // Each half minute somebody looks, and counts.
            _real.Advance(TimeSpan.FromSeconds(30));
            figures.Collect();
            return figures.Told.Contains("multichat.outbox.dead 1") && figures.Told.Contains("multichat.outbox.waiting 0");
        });
    }

    private static OutboxRow RowOf(Instant now) => new()
    {
        Project = default, Handler = "hook", Dialog = new DialogId(Guid.CreateVersion7()), EventSeq = 1, Attempts = 1, DueAt = now,
    };

    private async Task<TestChat> StartAsync(ChatOptions? options = null)
    {
        var chat = await TestChat.StartAsync(
            new SteadyClock(_real), new InterceptedStorage(new InMemoryStorage(), _settled), options: options, outbox: [_handler], logs: _log);
        await chat.AddOperatorAsync("Anna");
        return chat;
    }

    private async Task GiveUpAsync(TestChat chat)
    {
        for (var attempt = 1; attempt < OutboxRules.MaxAttempts; attempt++)
        {
            await _handler.NextAsync();
            await _settled.NextAsync();
            await chat.AdvanceAsync(OutboxRules.PauseAfter(attempt).ToTimeSpan());
        }

        await _handler.NextAsync();
        await Patience.UntilAsync(() => _log.Of(1102).Any());
    }

    private sealed class FailingChannel : ISendingChannel
    {
        public ChannelKind Kind { get; } = new("failing");

        public int MaxTextLength => 1_000;

        public Task SendAsync(ChannelMessage message, CancellationToken cancellation) => throw new IOException(Secret);
    }
}
