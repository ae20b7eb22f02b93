using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Pages;
using MultiChat.Team;

namespace MultiChat.Simulation.Oracles;

/// <summary>Stands where the host speaks to an operator: invariants 2, 5, 12, 13, 26, rules J1 and M4.</summary>
internal sealed class DeskGuard(World world)
{
    public void Opening(DeskEdge edge, DeskThread thread)
    {
        if (world.Truth.Find(thread.Row.Row.Dialog.Id) is { } dialog)
        {
            world.Oracles.Views.CheckSnapshot(
                edge.Page.Name, dialog, thread.Place.EventSeq, Showing.Of(thread.Items), thread.More, dialog.ForDesk, onlyCurrentText: false);
        }

        Telling(edge, thread.Row);
        Telling(thread.Row.Row.Dialog.Id, thread.Marks);
    }

    public void Pushing(DeskEdge edge, DialogId id, DeskCatchUp? news)
    {
        if (news is null || world.Truth.Find(id) is not { } dialog)
        {
            return;
        }

        world.Oracles.Views.CheckPiece(
            edge.Page.Name,
            dialog,
            news.Slice.After.EventSeq,
            news.Slice.UpTo.EventSeq,
            Showing.Of(news.Slice.Items),
            dialog.ForDesk,
            onlyCurrentText: false);
        Telling(edge, news.Row);
    }

    public void Telling(DialogId id, DialogMarks marks)
    {
        var applied = world.Oracles.Views.AppliedOf(id);
        var looked = world.Oracles.Marks.LookedAt(id);
        Require(marks.VisitorDelivered <= applied, "12", $"Delivered up to {marks.VisitorDelivered}; the visitor's pages have applied {applied}.");
        Require(marks.VisitorRead <= looked.Visitor, "12", $"Read up to {marks.VisitorRead}; the visitor looked at {looked.Visitor}.");
        Require(marks.DeskRead <= looked.Desk, "12", $"The desk has read up to {marks.DeskRead}; operators looked at {looked.Desk}.");
    }

    public void Telling(DeskEdge edge, DialogId id, VisitorPresence presence)
    {
        if (world.Truth.Find(id) is { } dialog && !presence.Online)
        {
            Require(
                edge.At.JoinedVisitors.TrueForAll(page => page.Visitor?.Visitor != dialog.Current.Visitor),
                "M4",
                "The desk is told that the visitor is not there while a page is connected.");
        }
    }

    public void Telling(DeskEdge edge, DeskRow row)
    {
        var shown = row.Row.Dialog;
        if (world.Truth.Find(shown.Id)?.StateAt(shown.EventSeq) is not { } state)
        {
            world.Verdict.Break("2", $"{edge.Page.Name} is told of a dialog at event {shown.EventSeq}, which does not exist.");
            return;
        }

        Require(row.Section == SectionOf(state, world.MemberOf(edge.Actor)), "13", $"{edge.Page.Name} sees a dialog in {row.Section}.");
        Require(shown.Responsible == state.Responsible && shown.Status == state.Status, "14", "A row tells another responsible or status than the log.");
        Require(
            row.Row.Unread >= 0 && row.Row.Unread <= state.ClientMessages - state.AnsweredClientMessages,
            "13",
            $"{row.Row.Unread} unread of {state.ClientMessages - state.AnsweredClientMessages} unanswered.");
        var classed = world.Truth.Find(shown.Id)!.ClassOf(state.Inquiry, shown.EventSeq);
        Require(row.Row.Class == classed, "J1", $"A row tells class {row.Row.Class}, and the log {classed}.");
        Telling(row.Row.Client);
    }

    public void Telling(DeskEdge edge, TypingSign sign)
    {
        Require(world.Truth.Find(sign.Dialog)?.Current.Project == edge.Actor.Project, "21", $"{edge.Page.Name} is told of typing in a dialog that is not theirs.");
        Require(sign.By != edge.Actor.Member, "21", $"{edge.Page.Name} is told of their own typing.");
    }

    public void Telling(Client client)
    {
        var known = world.Truth.Find(client.Id);
        Require(known is null || known.GeneratedName == client.GeneratedName, "26", $"The generated name {known?.GeneratedName} became {client.GeneratedName}.");
        Require(client.DisplayName == (client.Card.Name ?? client.GeneratedName), "26", "The generated name stands where a real one was entered.");
    }

    // Rules D1 to D3, D6, written down a second time.
    public static Section SectionOf(Dialog dialog, Member me) => dialog switch
    {
        { Status: DialogStatus.Archived } => Section.Archive,
        { Responsible: { } responsible } => responsible == me.Id ? Section.Mine : Section.Common,
        { Group: { } group } => me.Groups.Contains(group) ? Section.Mine : Section.Common,
        _ => Section.Mine,
    };

    private void Require(bool holds, string invariant, string reason) => world.Verdict.Require(holds, invariant, reason);
}
