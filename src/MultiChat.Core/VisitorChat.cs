using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat;

/// <summary>The visitor's door: everything a visitor of a site can do. A visitor reaches their own dialog and nothing else.</summary>
public sealed class VisitorChat
{
    private const int SnapshotLength = 50;
    private const int TokenHashLength = 32;

    private readonly ChatClock _clock;
    private readonly TeamDirectory _teams;
    private readonly AvailabilityBoard _board;
    private readonly IDialogStore _dialogs;
    private readonly LogReader _log;
    private readonly LastCommits _last;
    private readonly MarkBook _marks;
    private readonly Saying _saying;
    private readonly IVisitorStore _visitors;
    private readonly IdMint _ids;
    private readonly RandomSource _chance;

    internal VisitorChat(
        ChatClock clock,
        TeamDirectory teams,
        AvailabilityBoard board,
        IDialogStore dialogs,
        LogReader log,
        LastCommits last,
        MarkBook marks,
        Saying saying,
        IVisitorStore visitors,
        IdMint ids,
        RandomSource chance)
    {
        (_clock, _teams, _board, _dialogs, _log, _last, _marks, _saying) = (clock, teams, board, dialogs, log, last, marks, saying);
        (_visitors, _ids, _chance) = (visitors, ids, chance);
    }

    /// <summary>Whether a new chat can begin in the project now: an available operator could get it (rule P4).</summary>
    /// <param name="project">The project.</param>
    public bool CanBegin(ProjectId project) => _board.AvailableOperators(project).Count > 0;

    /// <summary>
    /// Makes a visitor whom the host's own code speaks for: no browser can be it. Keep what is returned to speak as the same visitor later.
    /// </summary>
    /// <param name="site">A site of <see cref="ProjectAdmin.Projects"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Who acts in the other calls of this door.</returns>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/> for an unknown site.</exception>
    public async Task<VisitorActor> AddVisitorAsync(Site site, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var known = _teams.Get(site.Project).Sites.FirstOrDefault(candidate => candidate.Id == site.Id) ?? throw Refusal.NotFound();
        var visitor = new Visitor { Project = known.Project, Id = new VisitorId(_ids.Next()), Site = known.Id, CreatedAt = _clock.Now };
        // Kept under the hash of a token that nobody has.
        var hash = new byte[TokenHashLength];
        _chance.Fill(hash);
        await _visitors.AddAsync(visitor, hash, cancellation);
        return new VisitorActor { Project = visitor.Project, Site = visitor.Site, Visitor = visitor.Id };
    }

    /// <summary>
    /// Says something. The first message makes client, dialog and inquiry (rule C1); one into an archived dialog reopens it (rule D7). The
    /// same id with the same text gives the first answer again (rule M2).
    /// </summary>
    /// <param name="me">The visitor.</param>
    /// <param name="id">The id the page minted.</param>
    /// <param name="text">1 to 8,000 UTF-16 units (rule M1).</param>
    /// <param name="cancellation">Ends the wait; a message that was being written may be accepted all the same.</param>
    /// <returns>The accepted message.</returns>
    /// <exception cref="Refusal">
    /// The text breaks rule M1; <see cref="RefusalCode.NobodyAvailable"/>; <see cref="RefusalCode.MessageConflict"/>;
    /// <see cref="RefusalCode.Busy"/>.
    /// </exception>
    public async ValueTask<VisitorMessage> SayAsync(VisitorActor me, MessageId id, string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(me);
        _teams.ThrowUnlessLoaded();
        return await SayAsync(me, id, MessageBody.Of(text), cancellation);
    }

    /// <inheritdoc cref="SayAsync(VisitorActor, MessageId, string, CancellationToken)"/>
    /// <param name="me">The visitor.</param>
    /// <param name="id">The id the page minted.</param>
    /// <param name="body">What the visitor says.</param>
    /// <param name="cancellation">Ends the wait; a message that was being written may be accepted all the same.</param>
    public async ValueTask<VisitorMessage> SayAsync(VisitorActor me, MessageId id, MessageBody body, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(me);
        ArgumentNullException.ThrowIfNull(body);
        _teams.ThrowUnlessLoaded();
        return VisitorEyes.See(await _saying.RunAsync(me, id, body, cancellation), me.Visitor, _teams.Get(me.Project));
    }

    /// <summary>Everything a page needs to show the chat.</summary>
    /// <param name="me">The visitor.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<VisitorSnapshot> OpenAsync(VisitorActor me, CancellationToken cancellation = default)
    {
        if (await FindDialogAsync(me, cancellation) is not { } dialog)
        {
            return Empty(me);
        }

        var now = _clock.Now;
        var place = VisitorEyes.HoldsClosing(dialog, now)
            ? await _log.FindPlaceAsync(me.Project, dialog.Id, dialog.EventSeq - 1, cancellation) ?? default
            : dialog.Place;
        var marks = await _marks.FindAsync(me.Project, dialog.Id, cancellation);
        var (items, more) = await ReadBackAsync(me, dialog, place.EventSeq + 1, SnapshotLength, cancellation);
        return Empty(me) with
        {
            Place = place,
            Dialog = VisitorEyes.See(dialog, _teams.Get(me.Project), now),
            Read = marks.DeskRead,
            Items = items,
            More = more,
        };
    }

    /// <summary>What came after a page's place, or null where the place is not of this dialog's log: open afresh.</summary>
    /// <param name="me">The visitor.</param>
    /// <param name="place">Where the page's view ends.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<VisitorCatchUp?> CatchUpAsync(VisitorActor me, Place place, CancellationToken cancellation = default)
    {
        if (await FindDialogAsync(me, cancellation) is not { } dialog)
        {
            return place == default ? new VisitorCatchUp { After = place, UpTo = place, Items = [], Dialog = null, More = false } : null;
        }

        if (await _log.ReadAsync(me.Project, dialog.Id, place, cancellation) is not { } slice)
        {
            return null;
        }

        // Read again after the log: the state is never older than the items.
        return Show(me, slice, await FindDialogAsync(me, cancellation) ?? dialog);
    }

    /// <summary>As <see cref="CatchUpAsync"/>, without the store for a page that stands right before the last commit and was told of no later event.</summary>
    internal async ValueTask<VisitorCatchUp?> FollowAsync(VisitorActor me, Place place, long told, CancellationToken cancellation) =>
        _last.Find(me, told) is { } last && last.After(place) is { } slice
            ? Show(me, slice, last.Dialog)
            : await CatchUpAsync(me, place, cancellation);

    /// <summary>Older items: the last ones before a number, ascending, and whether there are still older ones.</summary>
    /// <param name="me">The visitor.</param>
    /// <param name="before">The smallest event number the page has.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<(IReadOnlyList<VisitorItem> Items, bool More)> ListBackAsync(
        VisitorActor me, long before, int limit, CancellationToken cancellation = default) =>
        await FindDialogAsync(me, cancellation) is { } dialog
            ? await ReadBackAsync(me, dialog, before, PageLimit.Checked(limit), cancellation)
            : ([], false);

    /// <summary>
    /// A page has applied the dialog's log up to an event, panel open or not: operators' messages up to there are Delivered (rule M3). A place
    /// of another history, as after a restored backup, changes nothing.
    /// </summary>
    /// <param name="me">The visitor.</param>
    /// <param name="place">The event's number, one beyond the log counting as the last, and its tag; without a tag it is not compared.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask AppliedAsync(VisitorActor me, Place place, CancellationToken cancellation = default) =>
        await MarkAppliedAsync(me, place, cancellation);

    /// <summary>Messages up to a number were on a visible, focused page (rule M3).</summary>
    /// <param name="me">The visitor.</param>
    /// <param name="seq">The message's number; one beyond the dialog counts as the last.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask ReadAsync(VisitorActor me, long seq, CancellationToken cancellation = default) =>
        await MarkReadAsync(me, seq, cancellation);

    /// <summary>As <see cref="AppliedAsync"/>, with the number that counted; 0 where nothing did.</summary>
    internal async ValueTask<long> MarkAppliedAsync(VisitorActor me, Place place, CancellationToken cancellation)
    {
        var last = _last.Find(me)?.Dialog;
        if ((last?.Place == place ? last : await FindDialogAsync(me, cancellation)) is not { } dialog
            || (place.Tag != default && place != last?.Place && !await _log.HasAsync(me.Project, dialog.Id, place, cancellation)))
        {
            return 0;
        }

        var applied = Math.Clamp(place.EventSeq, 0, dialog.EventSeq);
        _marks.Merge(me.Project, dialog.Id, new DialogMarks { VisitorDelivered = applied });
        return applied;
    }

    /// <summary>As <see cref="ReadAsync"/>, with the number that counted; 0 where nothing did.</summary>
    internal async ValueTask<long> MarkReadAsync(VisitorActor me, long seq, CancellationToken cancellation)
    {
        if (await FindDialogAsync(me, cancellation) is not { } dialog)
        {
            return 0;
        }

        var read = Math.Clamp(seq, 0, dialog.MessageSeq);
        _marks.Merge(me.Project, dialog.Id, new DialogMarks { VisitorRead = read });
        return read;
    }

    private VisitorCatchUp Show(VisitorActor me, LogSlice slice, Dialog dialog)
    {
        var team = _teams.Get(me.Project);
        var now = _clock.Now;
        var (shown, heldUntil) = VisitorEyes.Release(slice, now);
        return new VisitorCatchUp
        {
            After = shown.After,
            UpTo = shown.UpTo,
            Items = [.. shown.Items.Select((item, at) => VisitorEyes.See(item, slice.Items.ElementAtOrDefault(at + 1), me.Visitor, team)).OfType<VisitorItem>()],
            Dialog = VisitorEyes.See(dialog, team, now),
            More = shown.More,
            HeldUntil = heldUntil,
        };
    }

    private VisitorSnapshot Empty(VisitorActor me) =>
        new() { ServerNow = _clock.Now, Visitor = me.Visitor, Available = CanBegin(me.Project) };

    internal async ValueTask<long> DeskReadAsync(VisitorActor me, CancellationToken cancellation) =>
        await FindDialogAsync(me, cancellation) is { } dialog
            ? (await _marks.FindAsync(me.Project, dialog.Id, cancellation)).DeskRead
            : 0;

    internal ValueTask<Dialog?> FindDialogAsync(VisitorActor me, CancellationToken cancellation)
    {
        _teams.ThrowUnlessLoaded();
        return _dialogs.FindByVisitorAsync(me.Project, me.Visitor, me.Channel, cancellation);
    }

    private ValueTask<(IReadOnlyList<VisitorItem> Items, bool More)> ReadBackAsync(
        VisitorActor me, Dialog dialog, long before, int limit, CancellationToken cancellation)
    {
        var team = _teams.Get(me.Project);
        return _log.ReadBackAsync(
            me.Project,
            dialog.Id,
            before,
            limit,
            (item, next) => item.Entry.Event.HasLine ? VisitorEyes.See(item, next, me.Visitor, team) : null,
            cancellation);
    }
}
