using MultiChat.Projects;

namespace MultiChat.Outbox;

/// <summary>
/// Says how much waits and how much was given up, for figures. A capability of the object behind <see cref="ChatStorage.Outbox"/>, found by pattern
/// match; where a storage has it not, those two figures are not told.
/// </summary>
/// <remarks>Costs by <c>atMost</c> and not by what there is. Thread-safe.</remarks>
public interface IOutboxCounts
{
    /// <summary>Counts a project's rows of all handlers.</summary>
    /// <param name="project">The project.</param>
    /// <param name="atMost">Where a count ends; 1 or more.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<OutboxCount> CountAsync(ProjectId project, int atMost, CancellationToken cancellation);
}
