using Microsoft.Extensions.Time.Testing;
using MultiChat.InMemory;
using MultiChat.Sources;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Outbox;

/// <summary>A handler that takes its time, or never ends, is its own trouble and nobody else's.</summary>
public sealed class HangingHandlerTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Grace = HandlerCalls.Grace.ToTimeSpan();

    private readonly CollectingHandler _hanging = new() { Name = "hanging" };
    private readonly CollectingHandler _healthy = new() { Name = "healthy" };
    private readonly SettledRows _settled = new();
    private readonly TaskCompletionSource _end = new();
    private readonly FakeTimeProvider _steady = new();
    private readonly LogLines _log = new();
    private WatchedTime? _waits;
    private TestChat? _chat;

    public HangingHandlerTests() => _hanging.Answer = (_, _) => _end.Task;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _end.TrySetResult();
        _steady.Advance(TimeSpan.FromMinutes(1));
        if (_chat is not null)
        {
            await _chat.DisposeAsync();
        }
    }

    public void Dispose() => _log.Dispose();

    [Fact] // G9
    public async Task Others_are_told_while_a_handler_hangs()
    {
        var chat = await StartAsync();
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await _hanging.NextAsync();
        await _healthy.NextAsync();

        await chat.SayAsync(await chat.AddVisitorAsync(), "Two");

        (await _healthy.NextAsync()).Item.Message!.Text.Should().Be("Two");
    }

    [Fact]
    public async Task Other_dialogs_of_the_same_handler_go_on_while_one_takes_its_time()
    {
        _hanging.Answer = (delivery, cancellation) =>
            delivery.Item.Message!.Text == "One" ? Task.Delay(Timeout.InfiniteTimeSpan, cancellation) : Task.CompletedTask;
        var chat = await StartAsync();
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await _hanging.NextAsync();

        await chat.SayAsync(await chat.AddVisitorAsync(), "Two");

        (await _hanging.NextAsync()).Item.Message!.Text.Should().Be("Two");
    }

    [Fact]
    public async Task Other_dialogs_go_on_while_a_handler_blocks_its_thread()
    {
        using var open = new ManualResetEventSlim();
        _hanging.Answer = (delivery, _) =>
        {
            if (delivery.Item.Message!.Text == "One")
            {
                open.Wait(CancellationToken.None);
            }

            return Task.CompletedTask;
        };
        var chat = await StartAsync();
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await _hanging.NextAsync();
        try
        {
            await chat.SayAsync(await chat.AddVisitorAsync(), "Two");

            (await _hanging.NextAsync()).Item.Message!.Text.Should().Be("Two");
        }
        finally
        {
            open.Set();
        }
    }

    [Fact]
    public async Task A_handler_is_called_for_so_many_dialogs_at_once_and_for_the_next_as_soon_as_one_ends()
    {
        var first = new TaskCompletionSource();
        var called = 0;
        _hanging.Answer = (_, _) => Interlocked.Increment(ref called) == 1 ? Task.WhenAny(first.Task, _end.Task) : _end.Task;
        var chat = await StartAsync();
        for (var i = 0; i <= OutboxLane.AtOnce; i++)
        {
            await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        }

        for (var i = 0; i < OutboxLane.AtOnce; i++)
        {
            await _hanging.NextAsync();
        }

        var next = _hanging.NextAsync();
        for (var i = 0; i <= OutboxLane.AtOnce; i++)
        {
            await _healthy.NextAsync();
            await _settled.NextAsync();
        }

        next.IsCompleted.Should().BeFalse("all {0} hands are full", OutboxLane.AtOnce);
        first.SetResult();

        await next;
    }

    [Fact]
    public async Task A_call_that_does_not_end_when_told_is_a_failed_attempt_that_the_log_names()
    {
        var chat = await StartAsync();
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await _hanging.NextAsync();
        await _settled.NextAsync();

        await HangAsync();

        await Patience.UntilAsync(() => _log.Of(1101).Any());
        var line = _log.Of(1101).Should().ContainSingle().Subject;
        line.Text.Should().StartWith("hanging could not deliver event 1 of dialog ").And.EndWith(" at attempt 1; it is tried again");
        line.Exception.Should().Contain("does not end when told");
    }

    [Fact]
    public async Task An_event_is_not_delivered_again_while_an_earlier_call_for_it_goes_on()
    {
        var chat = await StartAsync();
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await _hanging.NextAsync();
        await _settled.NextAsync();
        await HangAsync();
        var again = _hanging.NextAsync();
        for (var attempt = 1; attempt < 3; attempt++)
        {
            await _settled.NextAsync();
            await DueAsync(chat, attempt);
        }

        await _settled.NextAsync();
        again.IsCompleted.Should().BeFalse("the first call goes on");
        _end.SetResult();
        await DueAsync(chat, attempt: 3);

        (await again).Attempt.Should().Be(4);
    }

    [Fact] // G8
    public async Task A_clock_that_leaps_past_the_lease_in_the_middle_of_a_call_has_nothing_delivered_twice()
    {
        var chat = await StartAsync();
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        var delivery = await _hanging.NextAsync();
        await _settled.NextAsync();
        var again = _hanging.NextAsync();

        chat.Clock.Advance(TimeSpan.FromMinutes(10));
        await chat.AdvanceAsync(TimeSpan.Zero);
        _end.SetResult();
        await _settled.NextAsync();
        await chat.AdvanceAsync(TimeSpan.FromHours(1));

        delivery.Attempt.Should().Be(1);
        again.IsCompleted.Should().BeFalse("it was in hand all the time");
        _log.Of(1101).Should().BeEmpty();
    }

    [Fact]
    public async Task With_too_many_calls_that_do_not_end_a_handler_is_given_no_more_until_some_do()
    {
        const int Dialogs = OutboxLane.MostHanging + OutboxLane.AtOnce + 8;
        var called = 0;
        _hanging.Answer = (_, _) =>
        {
            Interlocked.Increment(ref called);
            return _end.Task;
        };
        var chat = await StartAsync();
        for (var i = 0; i < Dialogs; i++)
        {
            await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        }

        await Patience.UntilAsync(() => AfterASecond(chat, () => _log.Of(1106).Any()));
        called.Should().BeInRange(OutboxLane.MostHanging, OutboxLane.MostHanging + OutboxLane.AtOnce);
        _end.SetResult();
        await Patience.UntilAsync(() => AfterASecond(chat, () => called >= Dialogs));
        _log.Of(1106).Should().ContainSingle().Which.Text.Should().StartWith("hanging has 1").And.Contain(" calls that do not end when told");
    }

    [Fact]
    public async Task A_host_stops_though_a_handler_hangs()
    {
        var chat = await StartAsync(SteadyClock.Real);
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await _hanging.NextAsync();

        _chat = null;
        await chat.DisposeAsync().AsTask().InTimeAsync();
    }

    private async Task<TestChat> StartAsync(SteadyClock? steady = null)
    {
        _waits = new WatchedTime(_steady);
        _chat = await TestChat.StartAsync(
            steady ?? new SteadyClock(_waits), new InterceptedStorage(new InMemoryStorage(), _settled), outbox: [_hanging, _healthy], logs: _log);
        await _chat.AddOperatorAsync("Anna");
        return _chat;
    }

    /// <summary>Lets the patience with the call under way end, and then the time that it has for ending.</summary>
    private async Task HangAsync()
    {
        _steady.Advance(OutboxRules.Patience.ToTimeSpan());
        var due = _steady.GetUtcNow() + Grace;
        await Patience.UntilAsync(() => _waits!.NextDueTime == due);
        _steady.Advance(Grace);
    }

    private bool AfterASecond(TestChat chat, Func<bool> holds)
    {
        _steady.Advance(TimeSpan.FromSeconds(1));
        chat.Clock.Advance(TimeSpan.FromSeconds(1));
        return holds();
    }

    private static async Task DueAsync(TestChat chat, int attempt)
    {
        await chat.AdvanceAsync(OutboxRules.PauseAfter(attempt).ToTimeSpan());
    }
}
