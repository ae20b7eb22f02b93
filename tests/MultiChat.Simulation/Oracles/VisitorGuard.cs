using MultiChat.Reading;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Pages;

namespace MultiChat.Simulation.Oracles;

/// <summary>Stands where the host speaks to a visitor: invariants 2, 5, 12, 21, 23, 26.</summary>
internal sealed class VisitorGuard(World world)
{
    /// <summary>A connection was opened with a ticket: it is the visitor's for whom the ticket was issued.</summary>
    public void Redeemed(string ticket, Clients.VisitorId visitor) =>
        world.Verdict.Require(world.Oracles.Secrets.OwnerOf(ticket) == visitor, "23", "A ticket opens another visitor's chat.");

    public void Joining(VisitorEdge edge, VisitorSnapshot? snapshot, VisitorCatchUp? catchUp)
    {
        if (catchUp is not null)
        {
            Pushing(edge, catchUp);
        }
        else if (snapshot is not null && Truth(edge) is { } dialog)
        {
            var items = Showing.Of(snapshot.Items);
            world.Oracles.Views.CheckSnapshot(
                edge.Page.Name, dialog, snapshot.Place.EventSeq, items, snapshot.More, dialog.ForVisitor, onlyCurrentText: true);
            CheckNames(edge, items);
        }
        else if (snapshot is { Items.Count: > 0 })
        {
            world.Verdict.Break("2", "A visitor without a dialog is given items.");
        }
    }

    public void Pushing(VisitorEdge edge, VisitorCatchUp? news)
    {
        if (news is null)
        {
            return;
        }

        if (Truth(edge) is not { } dialog)
        {
            world.Verdict.Require(news.Items.Count == 0, "2", "A visitor without a dialog is given items.");
            return;
        }

        var items = Showing.Of(news.Items);
        world.Oracles.Views.CheckPiece(
            edge.Page.Name, dialog, news.After.EventSeq, news.UpTo.EventSeq, items, dialog.ForVisitor, onlyCurrentText: true);
        CheckNames(edge, items);
        CheckName(edge, news.Dialog?.Operator);
    }

    public void Pushing(VisitorEdge edge, VisitorTyping typing)
    {
        world.Verdict.Require(Truth(edge) is not null, "21", $"{edge.Page.Name} has no dialog and is told that somebody answers.");
        CheckName(edge, typing.Name);
    }

    public void PushingRead(VisitorEdge edge, long seq) => world.Verdict.Require(
        Truth(edge) is not { } dialog || seq <= world.Oracles.Marks.LookedAt(dialog.Current.Id).Desk,
        "12",
        $"{edge.Page.Name} is told that message {seq} was read.");

    private DialogTruth? Truth(VisitorEdge edge) => edge.Visitor is { } visitor ? world.Truth.FindOf(visitor.Visitor) : null;

    private void CheckNames(VisitorEdge edge, IReadOnlyList<Shown> items)
    {
        foreach (var item in items)
        {
            CheckName(edge, item.Who);
            world.Verdict.Require(
                !world.Oracles.Secrets.IsIn(item.Text), "25", $"{edge.Page.Name} is given a secret.");
        }
    }

    private void CheckName(VisitorEdge edge, string? name) => world.Verdict.Require(
        name is null || edge.Visitor is not { } visitor || !world.Truth.IsNamed(visitor.Project, name), "26", $"A visitor is told the generated name {name}.");
}
