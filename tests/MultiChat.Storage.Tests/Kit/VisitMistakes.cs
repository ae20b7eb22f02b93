using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with noting visits and forgetting visitors.</summary>
internal static class VisitMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("notes visits of nobody", "SweptVisitors.VisitOfNobodyIsNone", inner => new AlwaysHere(inner)),
        In("lists the whole at each step", "SweptVisitors.ListGoesOn", inner => new SameStep(inner)),
        In("lists whoever was last here in its beginning", "SweptVisitors.UnseenAreListed", inner => new BackwardList(inner)),
        In("says that nobody has a dialog", "SweptVisitors.DialogsAreShown", inner => new NoDialogs(inner)),
        In("removes a visitor at the bound", "SweptVisitors.SilentVisitorIsRemoved", inner => new InclusiveBound(inner)),
        In("removes whoever was here since", "SweptVisitors.WhoWasHereStays", inner => new HastyRemoval(inner)),
        In("sweeps all tickets at once", "SweptVisitors.TicketsAreSwept", inner => new LongTicketSteps(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<ISweptVisitors, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Visitors)] = spoil((ISweptVisitors)storage.Visitors) });

    private sealed class AlwaysHere(ISweptVisitors inner)
    {
        public async Task<bool> TouchAsync(ProjectId project, VisitorId visitor, Instant now, CancellationToken cancellation)
        {
            await inner.TouchAsync(project, visitor, now, cancellation);
            return true;
        }
    }

    private sealed class SameStep(ISweptVisitors inner)
    {
        public Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
            ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) =>
            inner.ListUnseenAsync(project, before, after, 1_000, cancellation);
    }

    private sealed class BackwardList(ISweptVisitors inner)
    {
        public async Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
            ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) =>
            [.. (await inner.ListUnseenAsync(project, before, after, limit, cancellation)).Reverse()];
    }

    private sealed class NoDialogs(ISweptVisitors inner)
    {
        public async Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
            ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) =>
            [.. (await inner.ListUnseenAsync(project, before, after, limit, cancellation)).Select(visitor => visitor with { HasDialog = false })];
    }

    private sealed class InclusiveBound(ISweptVisitors inner)
    {
        public Task<int> RemoveUnseenAsync(
            ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation) =>
            inner.RemoveUnseenAsync(project, visitors, before + Duration.FromMilliseconds(1), cancellation);
    }

    private sealed class HastyRemoval(ISweptVisitors inner)
    {
        public Task<int> RemoveUnseenAsync(
            ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation) =>
            inner.RemoveUnseenAsync(project, visitors, before + Duration.FromDays(1_000), cancellation);
    }

    private sealed class LongTicketSteps(ISweptVisitors inner)
    {
        public Task<int> SweepTicketsAsync(ProjectId project, Instant now, int limit, CancellationToken cancellation) =>
            inner.SweepTicketsAsync(project, now, 1_000, cancellation);
    }
}
