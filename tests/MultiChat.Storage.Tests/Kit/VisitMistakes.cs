using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.Kit.Delegating;
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

    private static Mistake In(string name, string rejectedBy, Func<IVisitorStore, IVisitorStore> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { WrongVisitors = spoil(storage.Visitors) });

    private abstract class DelegatingVisits(IVisitorStore inner) : DelegatingVisitorStore(inner), ISweptVisitors
    {
        protected ISweptVisitors Visits { get; } = (ISweptVisitors)inner;

        public virtual Task<bool> TouchAsync(ProjectId project, VisitorId visitor, Instant now, CancellationToken cancellation) =>
            Visits.TouchAsync(project, visitor, now, cancellation);

        public virtual Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
            ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) =>
            Visits.ListUnseenAsync(project, before, after, limit, cancellation);

        public virtual Task<int> RemoveUnseenAsync(
            ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation) =>
            Visits.RemoveUnseenAsync(project, visitors, before, cancellation);

        public virtual Task<int> SweepTicketsAsync(ProjectId project, Instant now, int limit, CancellationToken cancellation) =>
            Visits.SweepTicketsAsync(project, now, limit, cancellation);
    }

    private sealed class AlwaysHere(IVisitorStore inner) : DelegatingVisits(inner)
    {
        public override async Task<bool> TouchAsync(ProjectId project, VisitorId visitor, Instant now, CancellationToken cancellation)
        {
            await Visits.TouchAsync(project, visitor, now, cancellation);
            return true;
        }
    }

    private sealed class SameStep(IVisitorStore inner) : DelegatingVisits(inner)
    {
        public override Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
            ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) =>
            Visits.ListUnseenAsync(project, before, after, 1_000, cancellation);
    }

    private sealed class BackwardList(IVisitorStore inner) : DelegatingVisits(inner)
    {
        public override async Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
            ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) =>
            [.. (await Visits.ListUnseenAsync(project, before, after, limit, cancellation)).Reverse()];
    }

    private sealed class NoDialogs(IVisitorStore inner) : DelegatingVisits(inner)
    {
        public override async Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
            ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) =>
            [.. (await Visits.ListUnseenAsync(project, before, after, limit, cancellation)).Select(visitor => visitor with { HasDialog = false })];
    }

    private sealed class InclusiveBound(IVisitorStore inner) : DelegatingVisits(inner)
    {
        public override Task<int> RemoveUnseenAsync(
            ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation) =>
            Visits.RemoveUnseenAsync(project, visitors, before + Duration.FromMilliseconds(1), cancellation);
    }

    private sealed class HastyRemoval(IVisitorStore inner) : DelegatingVisits(inner)
    {
        public override Task<int> RemoveUnseenAsync(
            ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation) =>
            Visits.RemoveUnseenAsync(project, visitors, before + Duration.FromDays(1_000), cancellation);
    }

    private sealed class LongTicketSteps(IVisitorStore inner) : DelegatingVisits(inner)
    {
        public override Task<int> SweepTicketsAsync(ProjectId project, Instant now, int limit, CancellationToken cancellation) =>
            Visits.SweepTicketsAsync(project, now, 1_000, cancellation);
    }
}
