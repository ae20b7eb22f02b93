using MultiChat.Events;
using MultiChat.InMemory;
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
    private readonly LogLines _log = new();
    private TestChat? _chat;

    public HangingHandlerTests() => _hanging.Answer = (_, _) => _end.Task;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _end.TrySetResult();
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

        await HangAsync(chat);

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
        await HangAsync(chat);
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
        var chat = await StartAsync();
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await _hanging.NextAsync();

        _chat = null;
        await chat.DisposeAsync().AsTask().InTimeAsync();
    }

    private async Task<TestChat> StartAsync()
    {
        _chat = await TestChat.StartAsync(
            new InterceptedStorage(new InMemoryStorage(), _settled), outbox: [_hanging, _healthy], logs: _log);
        await _chat.AddOperatorAsync("Anna");
        return _chat;
    }

    /// <summary>Lets the patience with the call under way end, and then the time that it has for ending.</summary>
    private static async Task HangAsync(TestChat chat)
    {
        chat.Clock.Advance(OutboxRules.Patience.ToTimeSpan());
        var due = chat.Clock.GetUtcNow() + Grace;
        await Patience.UntilAsync(() => chat.Clock.NextDueTime == due);
        chat.Clock.Advance(Grace);
    }

    private static bool AfterASecond(TestChat chat, Func<bool> holds)
    {
        chat.Clock.Advance(TimeSpan.FromSeconds(1));
        return holds();
    }

    private static async Task DueAsync(TestChat chat, int attempt)
    {
        var pause = OutboxRules.PauseAfter(attempt).ToTimeSpan();
        var due = chat.Clock.GetUtcNow() + pause;
        await Patience.UntilAsync(() => chat.Clock.NextDueTime == due);
        chat.Clock.Advance(pause);
    }
}
