using MultiChat.Availability;
using MultiChat.Channels;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Reading;

/// <summary>What an operator reads: lists, threads, history.</summary>
internal sealed class DeskReading(
    ChatClock clock,
    TeamDirectory teams,
    AvailabilityBoard board,
    IDeskIndex index,
    LogReader log,
    LastCommits last,
    IMessageStore messages,
    MarkBook marks,
    PresenceBook presence,
    ChannelBook channels)
{
    private const int MaxQueryLength = 100;
    private const int SnapshotLength = 50;

    private readonly Searching _searching = new(index);
    private readonly ToDoList _toDo = new(index);
    private readonly ThreadWindows _windows = new(log, messages);

    public async ValueTask<DeskOverview> OverviewAsync(Member me, CancellationToken cancellation)
    {
        var team = teams.Get(me.Project);
        var unread = await index.ListUnreadAsync(me, cancellation);
        return new DeskOverview
        {
            ServerNow = clock.Now,
            Me = me,
            Team = team,
            Statuses = StatusesOf(team),
            Sections = SectionCounts.Of(unread.Select(dialog => dialog.SectionFor(me))),
        };
    }

    public IReadOnlyList<OperatorStatus> StatusesOf(ProjectTeam team) =>
        [.. team.Members.Select(member => board.StatusOf(team, member))];

    public async ValueTask<DialogPage> ListAsync(Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation) =>
        Page(me, await index.ListAsync(me, section, after, PageLimit.Checked(limit), cancellation), limit);

    public async ValueTask<ToDoPage> ListToDoAsync(Member me, ToDoPlace? after, int limit, CancellationToken cancellation)
    {
        var rows = await _toDo.ReadAsync(me, after, PageLimit.Checked(limit), cancellation);
        return new ToDoPage
        {
            Rows = [.. rows.Select(row => ToDeskRow(me, row))],
            Next = rows.Count == limit && rows is [.., var last] ? ToDoPlace.Of(last.Dialog) : null,
        };
    }

    public async ValueTask<DialogPage> SearchAsync(Member me, string query, ListCursor? after, int limit, CancellationToken cancellation)
    {
        var parsed = query is { Length: > 0 and <= MaxQueryLength }
            ? DeskQuery.Parse(query)
            : throw Refusal.InvalidField("query", $"A query has 1 to {MaxQueryLength} units.");
        var rows = await _searching.RunAsync(me, parsed, after, PageLimit.Checked(limit), cancellation);
        var hits = await _searching.FindHitsAsync(me, parsed, rows, cancellation);
        var page = Page(me, rows, limit);
        return page with { Rows = [.. page.Rows.Select(row => row with { Hit = hits.GetValueOrDefault(row.Row.Dialog.Id) })] };
    }

    public async ValueTask<DeskThread> OpenAsync(Member me, DialogId dialog, ThreadBeginning beginning, CancellationToken cancellation)
    {
        var row = await GetRowAsync(me, dialog, cancellation);
        var window = await _windows.FindAsync(row.Row, beginning, cancellation) ?? await EndAsync(me, row.Row.Dialog, cancellation);
        return new DeskThread
        {
            ServerNow = clock.Now,
            Row = row,
            Place = window.Place,
            Marks = await marks.FindAsync(me.Project, dialog, cancellation),
            Items = window.Items,
            More = window.More,
        };
    }

    public async ValueTask<DeskCatchUp?> CatchUpAsync(Member me, DialogId dialog, Place place, CancellationToken cancellation)
    {
        // Both at once: a store that is a network away takes half the time.
        var (reading, finding) = (log.ReadAsync(me.Project, dialog, place, cancellation).AsTask(), GetRowAsync(me, dialog, cancellation).AsTask());
        await Task.WhenAll(reading, finding);
        var row = await finding;
        if (await reading is not { } read || DeskEyes.See(read) is not { } slice)
        {
            return null;
        }

        // The state is never older than the items.
        return new DeskCatchUp
        {
            Slice = slice,
            Row = row.Row.Dialog.EventSeq >= slice.UpTo.EventSeq ? row : await GetRowAsync(me, dialog, cancellation),
        };
    }

    /// <summary>As <see cref="CatchUpAsync"/>, without the store for a page that stands right before the last commit and was told of no later event.</summary>
    public async ValueTask<DeskCatchUp?> FollowAsync(
        Member me, DialogId dialog, Place place, long told, ShownRows shown, CancellationToken cancellation)
    {
        if (last.Find(me.Project, dialog, told)?.After(place) is not { } committed || DeskEyes.See(committed) is not { } slice)
        {
            return await CatchUpAsync(me, dialog, place, cancellation);
        }

        var row = await FollowRowAsync(me, dialog, Math.Max(told, slice.UpTo.EventSeq), shown, cancellation) ?? throw Refusal.NotFound();
        return new DeskCatchUp { Slice = slice, Row = row };
    }

    /// <summary>The dialog's row as it follows from the one that was shown last, or else as the store has it.</summary>
    /// <param name="me">Who is shown it.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="told">Up to which event the dialog was told to be, or <see cref="LastCommits.OnlyTheStoreKnows"/>.</param>
    /// <param name="shown">The rows that were shown.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<DeskRow?> FollowRowAsync(Member me, DialogId dialog, long told, ShownRows shown, CancellationToken cancellation)
    {
        if (shown.Find(dialog) is { } earlier && last.Find(me.Project, dialog, told) is { } commit && earlier.After(commit) is { } next)
        {
            shown.Keep(next);
            return ToDeskRow(me, next);
        }

        if (await index.FindAsync(me, dialog, cancellation) is not { } row)
        {
            return null;
        }

        shown.Keep(row);
        return ToDeskRow(me, row);
    }

    public async ValueTask<(IReadOnlyList<LogItem> Items, bool More)> ListBackAsync(
        Member me, DialogId dialog, long before, int limit, CancellationToken cancellation)
    {
        PageLimit.Checked(limit);
        _ = await index.FindAsync(me, dialog, cancellation) ?? throw Refusal.NotFound();
        return await log.ReadBackAsync(
            me.Project, dialog, before, limit, static (item, _) => DeskEyes.See(item), cancellation);
    }

    public async ValueTask<IReadOnlyList<MessageRevision>> ListRevisionsAsync(
        Member me, DialogId dialog, MessageId message, CancellationToken cancellation) =>
        await messages.ListRevisionsAsync(me.Project, dialog, message, cancellation) is { Count: > 0 } revisions
            ? revisions
            : throw Refusal.NotFound();

    public async ValueTask<DeskRow> GetRowAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
        await FindRowAsync(me, dialog, cancellation) ?? throw Refusal.NotFound();

    public async ValueTask<DeskRow?> FindRowAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
        await index.FindAsync(me, dialog, cancellation) is { } row ? ToDeskRow(me, row) : null;

    private async ValueTask<ThreadWindow> EndAsync(Member me, Dialog dialog, CancellationToken cancellation)
    {
        var (items, more) = await ListBackAsync(me, dialog.Id, dialog.EventSeq + 1, SnapshotLength, cancellation);
        return new ThreadWindow(items, more, dialog.Place);
    }

    private DialogPage Page(Member me, IReadOnlyList<DialogRow> rows, int limit) => new()
    {
        Rows = [.. rows.Select(row => ToDeskRow(me, row))],
        Next = rows.Count == limit && rows is [.., var last]
            ? new ListCursor { LastAt = last.Dialog.LastAt, Dialog = last.Dialog.Id }
            : null,
    };

    private DeskRow ToDeskRow(Member me, DialogRow row) => new()
    {
        Row = row,
        Section = row.Dialog.SectionFor(me),
        Presence = presence.Of(me.Project, row.Dialog.Visitor),
        Abilities = channels.AbilitiesOf(row.Dialog.Channel),
    };
}
