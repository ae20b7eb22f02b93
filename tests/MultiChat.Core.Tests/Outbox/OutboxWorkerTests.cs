using Microsoft.Extensions.Time.Testing;
using MultiChat.InMemory;
using MultiChat.Sources;
using MultiChat.Testing;
using MultiChat.Testing.Faults;
using NodaTime;

namespace MultiChat.Outbox;

public sealed class OutboxWorkerTests
{
    private readonly CollectingHandler _handler = new();
    private readonly SettledRows _settled = new();

    [Fact] // invariant 19
    public async Task Each_event_a_handler_wants_is_delivered_in_order_with_its_message()
    {
        await using var chat = await TestChat.StartAsync(new InterceptedStorage(new InMemoryStorage(), _settled), outbox: [_handler]);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "One");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;
        await chat.AnswerAsync(anna, dialog, "Two");

        var (first, second) = (await _handler.NextAsync(), await _handler.NextAsync());

        (first.Item.Message!.Text, second.Item.Message!.Text).Should().Be(("One", "Two"));
        (first.Key, second.Key).Should().Be(($"{dialog}/1", $"{dialog}/3"), "taking is not for this handler");
        first.Attempt.Should().Be(1);
    }

    [Fact] // G8
    public async Task A_failed_delivery_is_tried_again_after_growing_pauses_and_later_ones_wait()
    {
        await using var chat = await TestChat.StartAsync(new InterceptedStorage(new InMemoryStorage(), _settled), outbox: [_handler]);
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        _handler.Answer = (delivery, _) => delivery.Attempt < 3 ? throw new InvalidOperationException("Not now.") : Task.CompletedTask;
        await chat.SayAsync(visitor, "One");
        await chat.SayAsync(visitor, "Two");

        var seen = new List<(string?, int)>();
        seen.Add(Of(await _handler.NextAsync()));
        await DueAsync(chat, seconds: 1);
        seen.Add(Of(await _handler.NextAsync()));
        await DueAsync(chat, seconds: 2);
        seen.Add(Of(await _handler.NextAsync()));
        seen.Add(Of(await _handler.NextAsync()));

        seen.Should().Equal(("One", 1), ("One", 2), ("One", 3), ("Two", 1));
    }

    [Fact] // G8
    public async Task After_the_last_attempt_it_is_a_dead_letter_which_can_be_revived()
    {
        await using var chat = await TestChat.StartAsync(new InterceptedStorage(new InMemoryStorage(), _settled), outbox: [_handler]);
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        _handler.Answer = (_, _) => throw new InvalidOperationException("A secret in a message.");
        await chat.SayAsync(visitor, "One");
        for (var attempt = 1; attempt < OutboxRules.MaxAttempts; attempt++)
        {
            (await _handler.NextAsync()).Attempt.Should().Be(attempt);
            await DueAsync(chat, OutboxRules.PauseAfter(attempt).TotalSeconds);
        }

        await _handler.NextAsync();
        IReadOnlyList<OutboxRow> dead = [];
        await Patience.UntilAsync(async () => (dead = await chat.Engine.DeadLetters.ListAsync(chat.Project.Id)).Count > 0);
        dead.Should().ContainSingle().Which.Error.Should().Be("InvalidOperationException: ***", "a message may say what nobody should read");
        _handler.Answer = (_, _) => Task.CompletedTask;
        (await chat.Engine.DeadLetters.ReviveAsync(dead[0])).Should().BeTrue();
        (await _handler.NextAsync()).Attempt.Should().Be(1);
        (await chat.Engine.DeadLetters.ListAsync(chat.Project.Id)).Should().BeEmpty();
    }

    [Fact] // G9
    public async Task A_handler_that_hangs_is_given_up_after_its_patience_and_tried_again()
    {
        var steady = new FakeTimeProvider();
        await using var chat = await TestChat.StartAsync(
            new SteadyClock(steady), new InterceptedStorage(new InMemoryStorage(), _settled), outbox: [_handler]);
        await chat.AddOperatorAsync("Anna");
        _handler.Answer = (delivery, cancellation) =>
            delivery.Attempt == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, cancellation) : Task.CompletedTask;
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await _handler.NextAsync();

        steady.Advance(OutboxRules.Patience.ToTimeSpan());
        await DueAsync(chat, seconds: 1);

        (await _handler.NextAsync()).Attempt.Should().Be(2);
    }

    [Fact] // G8: at least once
    public async Task What_a_dead_host_had_in_hand_is_delivered_by_the_next_after_the_lease()
    {
        var storage = new InMemoryStorage();
        var hung = new TaskCompletionSource();
        _handler.Answer = (_, _) => hung.Task;
        var first = await TestChat.StartAsync(storage, outbox: [_handler]);
        await first.AddOperatorAsync("Anna");
        await first.SayAsync(await first.AddVisitorAsync(), "One");
        await _handler.NextAsync();
        await first.DisposeAsync();
        var heir = new CollectingHandler();
        await using var second = new ChatEngine(storage, new ChatOptions(), first.Clock, new SeededRandomSource(2), [heir]);
        await second.StartAsync();

        first.Clock.Advance(OutboxRules.Lease.ToTimeSpan());

        (await heir.NextAsync()).Attempt.Should().Be(2);
    }

    [Fact]
    public void Pauses_double_up_to_an_hour() =>
        new[] { 1, 2, 3, 12, 13, 15, 1_000 }.Select(OutboxRules.PauseAfter).Should().Equal(
            Duration.FromSeconds(1),
            Duration.FromSeconds(2),
            Duration.FromSeconds(4),
            Duration.FromSeconds(2_048),
            Duration.FromHours(1),
            Duration.FromHours(1),
            Duration.FromHours(1));

    private static (string?, int) Of(OutboxDelivery delivery) => (delivery.Item.Message?.Text, delivery.Attempt);

    /// <summary>Waits until the attempt under way has ended, and lets the pause after it pass.</summary>
    private async Task DueAsync(TestChat chat, double seconds)
    {
        await _settled.NextAsync();
        await chat.AdvanceAsync(TimeSpan.FromSeconds(seconds));
    }
}
