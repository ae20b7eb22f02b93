using MultiChat.Clients;
using NodaTime;

namespace MultiChat.Testing.Conformance.Clients;

/// <summary>When visitors were here, and forgetting those who never wrote. A store without <see cref="ISweptVisitors"/> has nothing to show.</summary>
internal sealed class SweptVisitorsSuite : StoreSuite
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A visit is noted, shown on the visitor, and never goes back.", VisitIsNoted),
        Case("A visit of nobody is none.", VisitOfNobodyIsNone),
        Case("Visitors are listed in the order of their last visits, those before the bound alone.", UnseenAreListed),
        Case("The list goes on behind its last one, also among visits of one instant.", ListGoesOn),
        Case("The list says who has a dialog.", DialogsAreShown),
        Case("A silent visitor is removed, with token and tickets, and the id is free.", SilentVisitorIsRemoved),
        Case("Whoever has a dialog is not removed, whatever was read before.", WhoHasADialogStays),
        Case("Whoever was here since is not removed.", WhoWasHereStays),
        Case("A browser that was told to forget is removed too.", ForgottenVisitorIsRemoved),
        Case("Tickets are swept at their end and not before, in steps.", TicketsAreSwept),
        Case("Visitors of two projects are apart.", ProjectsAreApart),
        Surviving("Visits are there after reopening.", VisitsSurvive),
    ];

    private static async Task VisitIsNoted(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var (visitor, token) = (project.NewVisitor(), f.NextHash());
        await f.Storage.Visitors.AddAsync(visitor, token, f.Token);
        var seen = visitor.CreatedAt + Day;
        Check.That(await swept.TouchAsync(project.Id, visitor.Id, seen, f.Token), "a visit is noted");
        Check.That(await swept.TouchAsync(project.Id, visitor.Id, seen - Duration.FromHours(1), f.Token), "an earlier visit is noted by nobody, but is one");
        Check.Equal(visitor with { SeenAt = seen }, await f.Storage.Visitors.FindAsync(project.Id, token, f.Token), "the visitor");
    }

    private static async Task VisitOfNobodyIsNone(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var (one, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var visitor = await one.AddVisitorAsync();
        Check.That(!await swept.TouchAsync(one.Id, new VisitorId(f.NextId()), f.NextInstant(), f.Token), "an unknown visitor is not here");
        Check.That(!await swept.TouchAsync(other.Id, visitor.Id, f.NextInstant(), f.Token), "a visitor of another project is not here");
    }

    private static async Task UnseenAreListed(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var (first, second, third, last) = (
            await project.AddVisitorAsync(), await project.AddVisitorAsync(), await project.AddVisitorAsync(), await project.AddVisitorAsync());
        await swept.TouchAsync(project.Id, first.Id, last.CreatedAt + Day, f.Token);
        await ListsAsync(f, swept, project, last.CreatedAt + Millisecond, (second, null), (third, null), (last, null));
        await ListsAsync(f, swept, project, last.CreatedAt, (second, null), (third, null));
        await ListsAsync(f, swept, project, last.CreatedAt + Day + Day, (second, null), (third, null), (last, null), (first, last.CreatedAt + Day));
    }

    private static async Task ListGoesOn(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var at = f.NextInstant();
        List<VisitorId> all = [];
        for (var i = 0; i < 5; i++)
        {
            var visitor = project.NewVisitor() with { CreatedAt = at };
            await f.Storage.Visitors.AddAsync(visitor, f.NextHash(), f.Token);
            all.Add(visitor.Id);
        }

        List<VisitorId> listed = [];
        for (UnseenVisitor? last = null; ;)
        {
            var step = await swept.ListUnseenAsync(project.Id, at + Day, last, 2, f.Token);
            Check.That(step.Count <= 2, "a step is as long as its limit at most");
            if (step.Count == 0)
            {
                break;
            }

            listed.AddRange(step.Select(visitor => visitor.Id));
            last = step[^1];
        }

        Check.Equal(5, listed.Count, "the number of visitors listed");
        Check.Same(all, listed, "the visitors listed");
    }

    private static async Task DialogsAreShown(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var silent = await project.AddVisitorAsync();
        var dialog = await project.BeginAsync();
        var unseen = await swept.ListUnseenAsync(project.Id, f.NextInstant(), null, 10, f.Token);
        Check.Sequence([(silent.Id, false), (dialog.Visitor, true)], unseen.Select(visitor => (visitor.Id, visitor.HasDialog)), "who has a dialog");
    }

    private static async Task SilentVisitorIsRemoved(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var (visitor, token, ticket) = (project.NewVisitor(), f.NextHash(), f.NextHash());
        await f.Storage.Visitors.AddAsync(visitor, token, f.Token);
        await f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, ticket, visitor.CreatedAt + Day, f.Token);
        Check.Equal(0, await swept.RemoveUnseenAsync(project.Id, [visitor.Id], visitor.CreatedAt, f.Token), "the number removed at the bound");
        Check.Equal(1, await swept.RemoveUnseenAsync(project.Id, [visitor.Id], visitor.CreatedAt + Millisecond, f.Token), "the number removed");
        Check.Nothing(await f.Storage.Visitors.FindAsync(project.Id, token, f.Token), "removed visitor");
        Check.Nothing(await f.Storage.Visitors.RedeemTicketAsync(project.Id, ticket, visitor.CreatedAt, f.Token), "removed visitor behind a ticket");
        var remembered = await f.Storage.Visitors.ListRememberedAsync(project.Id, [visitor.Id], f.Token);
        Check.Equal(0, remembered.Count, "the number of removed visitors that are remembered");
        await f.Storage.Visitors.AddAsync(visitor, token, f.Token);
        Check.Equal(visitor, await f.Storage.Visitors.FindAsync(project.Id, token, f.Token), "the visitor made anew");
    }

    private static async Task WhoHasADialogStays(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var (visitor, token) = (project.NewVisitor(), f.NextHash());
        await f.Storage.Visitors.AddAsync(visitor, token, f.Token);
        await project.CommitAsync(f.Make.First(visitor));
        Check.Equal(0, await swept.RemoveUnseenAsync(project.Id, [visitor.Id], f.NextInstant() + Day, f.Token), "the number removed");
        Check.Equal(visitor, await f.Storage.Visitors.FindAsync(project.Id, token, f.Token), "the visitor");
    }

    private static async Task WhoWasHereStays(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var (visitor, other) = (await project.AddVisitorAsync(), await project.AddVisitorAsync());
        await swept.TouchAsync(project.Id, visitor.Id, other.CreatedAt + Day, f.Token);
        Check.Equal(
            1, await swept.RemoveUnseenAsync(project.Id, [visitor.Id, other.Id], other.CreatedAt + Day, f.Token), "the number removed");
        Check.That(await swept.TouchAsync(project.Id, visitor.Id, other.CreatedAt + Day, f.Token), "who was here since is still there");
    }

    private static async Task ForgottenVisitorIsRemoved(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var (visitor, token) = (project.NewVisitor(), f.NextHash());
        await f.Storage.Visitors.AddAsync(visitor, token, f.Token);
        await f.Storage.Visitors.ForgetAsync(project.Id, token, f.Token);
        Check.Equal(1, await swept.RemoveUnseenAsync(project.Id, [visitor.Id], f.NextInstant() + Day, f.Token), "the number removed");
    }

    private static async Task TicketsAreSwept(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var visitor = await project.AddVisitorAsync();
        var at = f.NextInstant();
        for (var i = 0; i < 3; i++)
        {
            await f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, f.NextHash(), at, f.Token);
        }

        Check.Equal(0, await swept.SweepTicketsAsync(project.Id, at - Millisecond, 10, f.Token), "the number swept 1 ms before the end");
        Check.Equal(2, await swept.SweepTicketsAsync(project.Id, at, 2, f.Token), "the number of the first step");
        Check.Equal(1, await swept.SweepTicketsAsync(project.Id, at, 2, f.Token), "the number of the last step");
    }

    private static async Task ProjectsAreApart(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var (one, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var visitor = await one.AddVisitorAsync();
        var later = f.NextInstant() + Day;
        await f.Storage.Visitors.AddTicketAsync(one.Id, visitor.Id, f.NextHash(), later, f.Token);
        Check.Sequence([], await swept.ListUnseenAsync(other.Id, later, null, 10, f.Token), "the visitors of another project");
        Check.Equal(0, await swept.RemoveUnseenAsync(other.Id, [visitor.Id], later, f.Token), "the number removed of another project");
        Check.Equal(0, await swept.SweepTicketsAsync(other.Id, later, 10, f.Token), "the number of tickets swept of another project");
    }

    private static async Task VisitsSurvive(StoreFixture f)
    {
        if (f.Storage.Visitors is not ISweptVisitors swept)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var visitor = await project.AddVisitorAsync();
        await swept.TouchAsync(project.Id, visitor.Id, visitor.CreatedAt + Day, f.Token);
        await f.ReopenAsync();
        await ListsAsync(
            f, (ISweptVisitors)f.Storage.Visitors, project, visitor.CreatedAt + Day + Millisecond, (visitor, visitor.CreatedAt + Day));
    }

    private static async Task ListsAsync(
        StoreFixture f, ISweptVisitors swept, StoreProject project, Instant before, params (Visitor Visitor, Instant? SeenAt)[] expected) =>
        Check.Sequence(
            expected.Select(one => new UnseenVisitor { Id = one.Visitor.Id, SeenAt = one.SeenAt ?? one.Visitor.CreatedAt, HasDialog = false }),
            await swept.ListUnseenAsync(project.Id, before, null, 10, f.Token),
            "the visitors");
}
