using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Clients;

/// <summary>
/// Knows when visitors were last here and forgets those who never wrote. A capability of the object behind <see cref="ChatStorage.Visitors"/>, found by
/// pattern match; where a storage has it not, visitors and tickets stay.
/// </summary>
/// <remarks>Each write is atomic and durable when its task ends. Several hosts may sweep at once. Thread-safe.</remarks>
public interface ISweptVisitors
{
    /// <summary>Notes that the visitor was here at that instant, unless a later visit is noted.</summary>
    /// <returns>False where there is no such visitor (any more).</returns>
    Task<bool> TouchAsync(ProjectId project, VisitorId visitor, Instant now, CancellationToken cancellation);

    /// <summary>
    /// The visitors whose last visit was before <paramref name="before"/>, in the order of their last visits, from behind <paramref name="after"/> on.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="before">Exclusive.</param>
    /// <param name="after">The last one of an earlier answer; null for the beginning.</param>
    /// <param name="limit">How many at most; 1 to 1,000.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
        ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation);

    /// <summary>
    /// Removes those of the visitors whose last visit was before <paramref name="before"/> and who have no dialog, whatever was read of them earlier.
    /// Their tokens and tickets are nobody's then.
    /// </summary>
    /// <returns>How many were removed.</returns>
    Task<int> RemoveUnseenAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation);

    /// <summary>Removes tickets that have expired at <paramref name="now"/>, at most <paramref name="limit"/> of them, the first to expire first.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> SweepTicketsAsync(ProjectId project, Instant now, int limit, CancellationToken cancellation);
}
