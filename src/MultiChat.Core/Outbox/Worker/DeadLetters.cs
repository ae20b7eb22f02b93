using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Outbox;

/// <summary>What could not be delivered and was given up: to look at, to try once more when the other side works again, or to throw away.</summary>
public sealed class DeadLetters
{
    private readonly IOutboxStore _store;
    private readonly ChatClock _clock;
    private readonly OutboxWorker _worker;
    private readonly TeamDirectory _teams;

    internal DeadLetters(IOutboxStore store, ChatClock clock, OutboxWorker worker, TeamDirectory teams) =>
        (_store, _clock, _worker, _teams) = (store, clock, worker, teams);

    /// <summary>The project's dead letters, the latest first.</summary>
    /// <param name="project">The project.</param>
    /// <param name="limit">How many at most; 1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit breaks its bounds.</exception>
    public Task<IReadOnlyList<OutboxRow>> ListAsync(ProjectId project, int limit = 100, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 100);
        _teams.ThrowUnlessLoaded();
        return _store.ListDeadAsync(project, limit, cancellation);
    }

    /// <summary>Delivers one again, from its first attempt; false where it is not dead any more. Events that came after it may have gone before.</summary>
    /// <param name="letter">One that <see cref="ListAsync"/> gave.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<bool> ReviveAsync(OutboxRow letter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(letter);
        _teams.ThrowUnlessLoaded();
        var revived = await _store.ReviveAsync(letter, _clock.Now, cancellation);
        _worker.Look();
        return revived;
    }

    /// <summary>
    /// Throws one away, such as one for a handler that the host has no more: it is never delivered. False where it is not dead any more.
    /// </summary>
    /// <param name="letter">One that <see cref="ListAsync"/> gave.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="NotSupportedException">The storage is one of somebody else's, without <see cref="IDiscardingOutbox"/>.</exception>
    public Task<bool> DiscardAsync(OutboxRow letter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(letter);
        _teams.ThrowUnlessLoaded();
        return _store is IDiscardingOutbox discarding
            ? discarding.DiscardAsync(letter, cancellation)
            : throw new NotSupportedException(
                $"{_store.GetType().Name} cannot throw dead letters away: let it implement {nameof(IDiscardingOutbox)}, or call {nameof(ReviveAsync)}.");
    }
}
