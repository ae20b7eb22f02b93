using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.InMemory;

/// <summary>The visitors of each project in the order of their last visits.</summary>
internal sealed class InMemoryVisits
{
    private readonly Dictionary<ProjectId, SortedSet<(Instant At, Guid Visitor)>> _projects = [];

    public void Add(Visitor visitor)
    {
        if (!_projects.TryGetValue(visitor.Project, out var visits))
        {
            _projects.Add(visitor.Project, visits = []);
        }

        visits.Add(PlaceOf(visitor));
    }

    public void Remove(Visitor visitor) => _projects.GetValueOrDefault(visitor.Project)?.Remove(PlaceOf(visitor));

    public IEnumerable<(Instant At, VisitorId Visitor)> ListBefore(ProjectId project, Instant before, UnseenVisitor? after, int limit)
    {
        var from = after is null ? (Instant.MinValue, Guid.Empty) : (after.SeenAt, after.Id.Value);
        return !_projects.TryGetValue(project, out var visits) || before < from.Item1
            ? []
            : visits.GetViewBetween(from, (before, Guid.Empty)).Where(visit => visit != from && visit.At < before).Take(limit)
                .Select(visit => (visit.At, new VisitorId(visit.Visitor)));
    }

    private static (Instant, Guid) PlaceOf(Visitor visitor) => (visitor.LastSeenAt, visitor.Id.Value);
}
