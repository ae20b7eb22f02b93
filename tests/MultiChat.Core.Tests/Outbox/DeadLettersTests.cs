using MultiChat.InMemory;
using MultiChat.Projects;
using MultiChat.Testing;
using NodaTime;

namespace MultiChat.Outbox;

/// <summary>What was given up is somebody's to decide on.</summary>
public sealed class DeadLettersTests
{
    private readonly CollectingHandler _handler = new()
    {
        Answer = (_, cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, cancellation),
    };

    [Fact]
    public async Task A_dead_letter_can_be_thrown_away()
    {
        await using var chat = await TestChat.StartAsync(outbox: [_handler]);
        var dead = await DieAsync(chat);

        (await chat.Engine.DeadLetters.DiscardAsync(dead)).Should().BeTrue();

        (await chat.Engine.DeadLetters.ListAsync(chat.Project.Id)).Should().BeEmpty();
        (await chat.Engine.DeadLetters.DiscardAsync(dead)).Should().BeFalse("it is not dead any more");
        (await chat.Engine.DeadLetters.ReviveAsync(dead)).Should().BeFalse();
    }

    [Fact]
    public async Task A_storage_that_cannot_throw_away_says_so()
    {
        await using var chat = await TestChat.StartAsync(new KeepingStorage(), outbox: [_handler]);
        var dead = await DieAsync(chat);

        await chat.Awaiting(it => it.Engine.DeadLetters.DiscardAsync(dead)).Should().ThrowAsync<NotSupportedException>()
            .WithMessage("KeepingOutbox cannot throw dead letters away: let it implement IDiscardingOutbox, or call ReviveAsync.");
        (await chat.Engine.DeadLetters.ListAsync(chat.Project.Id)).Should().ContainSingle();
    }

    private async Task<OutboxRow> DieAsync(TestChat chat)
    {
        await chat.AddOperatorAsync("Anna");
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        var delivery = await _handler.NextAsync();
        var now = chat.Engine.Clock.Now;
        var taken = new OutboxRow
        {
            Project = chat.Project.Id,
            Handler = _handler.Name,
            Dialog = delivery.Dialog.Id,
            EventSeq = delivery.Item.Entry.EventSeq,
            Attempts = delivery.Attempt,
            DueAt = now,
        };
        await chat.Engine.Storage.Outbox.SettleAsync(taken, OutboxEnd.Dead(now, "IOException: ***"), CancellationToken.None);
        return (await chat.Engine.DeadLetters.ListAsync(chat.Project.Id)).Should().ContainSingle().Subject;
    }

    private sealed class KeepingStorage() : DelegatingStorage(new InMemoryStorage())
    {
        public override IOutboxStore Outbox => new KeepingOutbox(Inner.Outbox);
    }

    private sealed class KeepingOutbox(IOutboxStore inner) : IOutboxStore
    {
        public Task<OutboxBatch> TakeAsync(
            ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
            inner.TakeAsync(project, handlers, now, leaseUntil, limit, cancellation);

        public Task SettleAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation) => inner.SettleAsync(taken, end, cancellation);

        public Task<IReadOnlyList<OutboxRow>> ListDeadAsync(ProjectId project, int limit, CancellationToken cancellation) =>
            inner.ListDeadAsync(project, limit, cancellation);

        public Task<bool> ReviveAsync(OutboxRow dead, Instant now, CancellationToken cancellation) => inner.ReviveAsync(dead, now, cancellation);
    }
}
