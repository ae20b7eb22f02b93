using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Routing;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Reading;

/// <summary>What a visitor's page is shown.</summary>
internal sealed class VisitorReading(
    ChatClock clock, TeamDirectory teams, Router router, IDialogStore dialogs, LogReader log, LastCommits last, MarkBook marks)
{
    private const int SnapshotLength = 50;

    /// <summary>What a page may offer its visitor (rules D4, P4).</summary>
    public ChatOffer OfferAt(Site site, VisitedPage page) => router.OfferAt(site.Project, site.Id, page);

    /// <summary>A sign of an operator's typing, or null where they are no operator any more.</summary>
    public VisitorTyping? See(TypingSign sign) =>
        teams.Find(sign.Project)?.FindMember(sign.By!.Value) is { IsOperator: true } member
            ? new VisitorTyping { Name = member.DisplayName, Typing = sign.Typing }
            : null;

    public ValueTask<Dialog?> FindDialogAsync(VisitorActor me, CancellationToken cancellation)
    {
        teams.ThrowUnlessLoaded();
        return dialogs.FindByVisitorAsync(me.Project, me.Visitor, me.Channel, cancellation);
    }

    public async ValueTask<VisitorSnapshot> OpenAsync(VisitorActor me, CancellationToken cancellation)
    {
        if (await FindDialogAsync(me, cancellation) is not { } dialog)
        {
            return Empty(me);
        }

        var now = clock.Now;
        var place = VisitorEyes.HoldsClosing(dialog, now)
            ? await FindPlaceBeforeAsync(dialog, cancellation)
            : dialog.Place;
        var read = (await marks.FindAsync(me.Project, dialog.Id, cancellation)).DeskRead;
        var (items, more) = await ReadBackAsync(me, dialog, place.EventSeq + 1, SnapshotLength, cancellation);
        return Empty(me) with
        {
            Place = place,
            Dialog = VisitorEyes.See(dialog, teams.Get(me.Project), now, place),
            Read = read,
            Items = items,
            More = more,
        };
    }

    public async ValueTask<VisitorCatchUp?> CatchUpAsync(VisitorActor me, Place place, CancellationToken cancellation)
    {
        if (await FindDialogAsync(me, cancellation) is not { } dialog)
        {
            return place == default ? new VisitorCatchUp { After = place, UpTo = place, Items = [], Dialog = null, More = false } : null;
        }

        if (await log.ReadAsync(me.Project, dialog.Id, place, cancellation) is not { } slice)
        {
            return null;
        }

        // Read again after the log: the state is never older than the items.
        return Show(me, slice, await FindDialogAsync(me, cancellation) ?? dialog);
    }

    /// <summary>As <see cref="CatchUpAsync"/>, without the store for a page that stands right before the last commit and was told of no later event.</summary>
    public async ValueTask<VisitorCatchUp?> FollowAsync(VisitorActor me, Place place, long told, CancellationToken cancellation) =>
        last.Find(me, told) is { } commit && commit.After(place) is { } slice
            ? Show(me, slice, commit.Dialog)
            : await CatchUpAsync(me, place, cancellation);

    public async ValueTask<(IReadOnlyList<VisitorItem> Items, bool More)> ListBackAsync(
        VisitorActor me, long before, int limit, CancellationToken cancellation) =>
        await FindDialogAsync(me, cancellation) is { } dialog
            ? await ReadBackAsync(me, dialog, before, PageLimit.Checked(limit), cancellation)
            : ([], false);

    /// <summary>Up to which of the visitor's messages the desk has read.</summary>
    public async ValueTask<long> DeskReadAsync(VisitorActor me, CancellationToken cancellation) =>
        await FindDialogAsync(me, cancellation) is { } dialog
            ? (await marks.FindAsync(me.Project, dialog.Id, cancellation)).DeskRead
            : 0;

    private VisitorCatchUp Show(VisitorActor me, LogSlice slice, Dialog dialog)
    {
        var team = teams.Get(me.Project);
        var now = clock.Now;
        var (shown, heldUntil) = VisitorEyes.Release(slice, now);
        return new VisitorCatchUp
        {
            After = shown.After,
            UpTo = shown.UpTo,
            Items = [.. shown.Items.Select((item, at) => VisitorEyes.See(item, VisitorEyes.NextOf(slice.Items, at), me.Visitor, team)).OfType<VisitorItem>()],
            Dialog = VisitorEyes.See(dialog, team, now, shown.UpTo),
            More = shown.More,
            HeldUntil = heldUntil,
        };
    }

    /// <summary>The place before a closing that is held back; the end where it is the client's own.</summary>
    private async ValueTask<Place> FindPlaceBeforeAsync(Dialog closed, CancellationToken cancellation) =>
        await log.FindLastAsync(closed.Project, closed.Id, closed.EventSeq, cancellation) is { Event: Closed { ByClient: false } } closing
            ? await log.FindPlaceAsync(closed.Project, closed.Id, closing.EventSeq - 1, cancellation) ?? default
            : closed.Place;

    private VisitorSnapshot Empty(VisitorActor me) => new()
    {
        ServerNow = clock.Now,
        Visitor = me.Visitor,
        Available = router.OfferAt(me.Project, me.Site, VisitedPage.Unknown).Opening.Available,
    };

    private ValueTask<(IReadOnlyList<VisitorItem> Items, bool More)> ReadBackAsync(
        VisitorActor me, Dialog dialog, long before, int limit, CancellationToken cancellation)
    {
        var team = teams.Get(me.Project);
        return log.ReadBackAsync(
            me.Project,
            dialog.Id,
            before,
            limit,
            (item, next) => item.Entry.Event.HasLine ? VisitorEyes.See(item, next, me.Visitor, team) : null,
            cancellation);
    }
}
