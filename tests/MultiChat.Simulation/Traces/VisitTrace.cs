using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;
using MultiChat.Simulation.Pages;

namespace MultiChat.Simulation.Traces;

/// <summary>How a visit begins and what it shows, as a trace tells it.</summary>
internal static class VisitTrace
{
    /// <summary>Begins the trace of a visit, if the world keeps any.</summary>
    public static PageTurns? Begin(World world, VisitorTab tab, Visit visit) => world.Traces is not { } traces ? null : new PageTurns(
        traces.Begin(
            "visit",
            tab.Name,
            new { Visitor = visit.Visitor?.ToString(), ExpectsDialog = visit.IsWanted, New = Kept(tab.OwnKeep, "new"), Finds = Found(tab) },
            () => Shown(tab, visit)),
        tab.Context,
        () => Found(tab));

    private static object Shown(VisitorTab tab, Visit visit) => new
    {
        visit.IsJoined,
        visit.Available,
        visit.DeskRead,
        Place = visit.HasView ? WirePlace.Of(visit.View.Place) : null,
        State = visit.HasView ? WireVisitorDialog.Of(visit.State) : null,
        Items = visit.View.Items.Select(item => new { item.EventSeq, item.Kind, Id = item.Id?.ToString(), item.Seq, item.Who, item.Text }),
        Pending = visit.Own.Pending.Select(message => new { Id = $"{message.Id}", message.Text, IsOverdue = visit.Own.IsOverdue(message.Id) }),
        New = Kept(tab.OwnKeep, "new"),
        Finds = Found(tab),
    };

    // What other tabs of the browser have left in its store, too.
    private static object Found(VisitorTab tab) =>
        tab.Browser.Keep.Owners.ToDictionary(owner => owner[(owner.IndexOf(':') + 1)..], owner => Kept(tab.Browser.Keep, owner));

    private static IReadOnlyList<object> Kept(Keep keep, string owner) =>
        [.. keep.List(owner).OrderBy(message => message.Id.Value).Select(message => new { Id = $"{message.Id}", message.Text })];
}
