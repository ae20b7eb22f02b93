using MultiChat.Dialogs;
using MultiChat.Reading;
using MultiChat.Simulation.Pages;
using NodaTime;

namespace MultiChat.Simulation.Oracles;

/// <summary>Invariant 7, and what follows from it: five seconds after the last fault everybody sees what is.</summary>
internal sealed class ConvergenceOracle(World world)
{
    public void Check()
    {
        CheckStore();
        world.Oracles.Availability.CheckAgreement();
        foreach (var tab in world.Tabs)
        {
            Check(tab);
        }

        foreach (var page in world.OperatorPages)
        {
            Check(page);
        }
    }

    // Read behind every wrapper: what was ever accepted is there.
    private void CheckStore()
    {
        foreach (var accepted in world.Truth.Accepted)
        {
            var stored = world.Storage.Messages.FindByKeyAsync(accepted.Project, accepted.Author, accepted.Id, CancellationToken.None).AsTask().Result;
            var known = world.Truth.Find(accepted.Dialog)?.Find(accepted.Id)?.Current;
            Require(stored == known, "1", $"Message {accepted.Id} is {stored} in the store, not {known}.");
        }
    }

    private void Check(VisitorTab tab)
    {
        Require(tab.Hub.IsOpen, "7", $"{tab.Name} is not connected.");
        if (!tab.Visit.IsWanted)
        {
            return;
        }

        Require(tab.Visit.IsJoined, "7", $"{tab.Name} has not joined.");
        Require(!tab.Browser.Keep.Owners.Contains(tab.Visit.Own.Owner), "7", $"{tab.Name} has forgotten a message that its browser keeps.");
        Require(tab.Visit.Own.Pending.Count == 0, "7", $"{tab.Name} still waits for \"{(tab.Visit.Own.Pending is [var first, ..] ? first.Text : "")}\".");
        if (tab.Visit.Visitor is not { } visitor || world.Truth.FindOf(visitor) is not { } dialog)
        {
            Require(tab.Visit.View.Place == default && tab.Visit.State is null, "7", $"{tab.Name} shows a dialog that does not exist.");
            return;
        }

        var now = Instant.FromDateTimeOffset(world.Clock.GetUtcNow());
        var (place, status) = dialog.EndForVisitor(now);
        // By a clock that was set back the closing is yet to come. Who was shown it keeps it.
        var most = now < dialog.Current.LastAt ? dialog.Current.Place : place;
        var hasSeenMore = most != place && tab.Visit.View.Place == most;
        place = hasSeenMore ? most : place;
        CheckView(tab.Name, tab.Visit.View, dialog, place);
        world.Oracles.Views.Check(tab);
        Require(
            IsBetween(dialog.Marks.DeskRead, tab.Visit.DeskRead, world.Oracles.Marks.LookedAt(dialog.Current.Id).Desk), "7", $"{tab.Name} shows read up to {tab.Visit.DeskRead}, not {dialog.Marks.DeskRead}.");
        Require(hasSeenMore || tab.Visit.State?.Status == status, "7", $"{tab.Name} shows the dialog {tab.Visit.State?.Status}.");
        Require(
            IsBetween(dialog.LastForVisitor(place.EventSeq), dialog.Marks.VisitorDelivered, most.EventSeq),
            "7",
            $"{tab.Name} is there, and delivered is {dialog.Marks.VisitorDelivered} of {dialog.Current.EventSeq}.");
    }

    private void Check(OperatorPage page)
    {
        Require(page.IsLive, "7", $"{page.Name} is not connected.");
        var me = world.MemberOf(page.Actor);
        var counts = new List<Section>();
        foreach (var dialog in world.Truth.Dialogs.Where(dialog => dialog.Current.Project == page.Actor.Project))
        {
            CheckRow(page, dialog, DeskGuard.SectionOf(dialog.Current, me));
            if (dialog.UnreadFor(me.Id) > 0)
            {
                counts.Add(DeskGuard.SectionOf(dialog.Current, me));
            }
        }

        Require(page.Sections == SectionCounts.Of(counts), "13", $"{page.Name} counts {page.Sections}, not {SectionCounts.Of(counts)}.");
        Require(!page.Answers.Pending.Any(), "7", $"{page.Name} still waits for \"{page.Answers.Pending.FirstOrDefault().Message?.Text}\".");
        Require(!page.Answers.IsForgotten, "7", $"{page.Name} has forgotten a message that its browser keeps.");
        foreach (var thread in page.Threads.All.Where(thread => !thread.IsStale || thread.Dialog == page.Threads.OpenId))
        {
            Check(page, thread);
        }
    }

    private void CheckRow(OperatorPage page, DialogTruth dialog, Section section)
    {
        var name = page.Name;
        if (page.Book.Find(dialog.Current.Id) is not { } row)
        {
            world.Verdict.Break("13", $"{name} does not list a dialog.");
            return;
        }

        Require(row.Section == section, "13", $"{name} lists a dialog in {row.Section}, not {section}.");
        Require(row.Row.Dialog == dialog.Current, "7", $"{name} lists {row.Row.Dialog}, not {dialog.Current}.");
        var unread = dialog.UnreadFor(page.Actor.Member);
        Require(row.Row.Unread == unread, "13", $"{name} counts {row.Row.Unread} unread, not {unread}.");
        Require(row.Row.Last == dialog.Messages[^1].Current, "7", $"{name} lists an old last message.");
        var classed = dialog.ClassOf(dialog.Current.Inquiry, dialog.Current.EventSeq);
        Require(row.Row.Class == classed, "J1", $"{name} lists an inquiry of class {row.Row.Class}, not {classed}.");
        var client = world.Truth.Find(dialog.Current.Client);
        Require(row.Row.Client.DisplayName == client?.DisplayName, "26", $"{name} lists {row.Row.Client.DisplayName}, not {client?.DisplayName}.");
    }

    private void Check(OperatorPage page, DeskThreadView thread)
    {
        if (world.Truth.Find(thread.Dialog) is not { } dialog)
        {
            // A page that had it open before the store was restored is told that there is no such thing.
            Require(thread.IsStale, "7", $"{page.Name} shows a dialog that does not exist.");
            return;
        }

        Require(thread is { HasView: true, IsStale: false }, "7", $"{page.Name} has no view of a dialog it shows.");
        CheckView(page.Name, thread.View, dialog, dialog.Current.Place);
        world.Oracles.Views.Check(page, thread);
        var looked = world.Oracles.Marks.LookedAt(dialog.Current.Id);
        Require(
            IsBetween(dialog.Marks.VisitorDelivered, thread.Marks.VisitorDelivered, world.Oracles.Views.AppliedOf(dialog.Current.Id))
                && IsBetween(dialog.Marks.VisitorRead, thread.Marks.VisitorRead, looked.Visitor)
                && IsBetween(dialog.Marks.DeskRead, thread.Marks.DeskRead, looked.Desk),
            "7",
            $"{page.Name} shows {thread.Marks}, not {dialog.Marks}.");
        var isThere = world.Tabs.Any(tab => tab.Visit.IsJoined && tab.Visit.Visitor == dialog.Current.Visitor);
        Require(thread.Presence.Online == isThere, "M4", $"{page.Name} shows the visitor of {thread.Dialog} online: {thread.Presence.Online}.");
        var card = world.Truth.Find(dialog.Current.Client)?.Version;
        Require(thread.Client?.Version == card, "27", $"{page.Name} shows version {thread.Client?.Version} of a card, not {card}.");
    }

    // A page may know of more than a crash left in the store: what was applied or read stays so, even if nobody says it again.
    private static bool IsBetween(long stored, long shown, long looked) => stored <= shown && shown <= looked;

    private void CheckView(string name, LogView view, DialogTruth dialog, Place place)
    {
        Require(view.Place == place, "7", $"{name} is at {view.Place}, the log at {place}.");
        foreach (var item in view.Items)
        {
            if (item.Id is { } id && dialog.Find(id)?.Current.Text != item.Text)
            {
                world.Verdict.Break("7", $"{name} shows \"{item.Text}\" where \"{dialog.Find(id)?.Current.Text}\" is.");
            }
        }
    }

    private void Require(bool holds, string invariant, string reason) => world.Verdict.Require(holds, invariant, reason);
}
