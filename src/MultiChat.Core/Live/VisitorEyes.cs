using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Live;

/// <summary>The one rule of what a visitor sees of a dialog (rules D11, E3, C2): snapshots, pushes and history all look through it.</summary>
internal static class VisitorEyes
{
    /// <summary>The item as the visitor sees it, or null where it is hidden: a closing that the next event undid among them.</summary>
    public static VisitorItem? See(LogItem item, LogItem? next, VisitorId visitor, ProjectTeam team)
    {
        var entry = item.Entry;
        if (item.Message is { } message)
        {
            return new VisitorItem
            {
                EventSeq = entry.EventSeq,
                At = entry.At,
                Kind = entry.Kind == EventKind.Edited ? VisitorItemKind.Edited : VisitorItemKind.Message,
                Message = See(message, visitor, team),
            };
        }

        var joined = Joined(entry);
        if (joined is null && (entry.Kind != EventKind.Closed || (next is not null && TakesBack(next.Entry))))
        {
            return null;
        }

        return new VisitorItem
        {
            EventSeq = entry.EventSeq,
            At = entry.At,
            Kind = joined is null ? VisitorItemKind.Closed : VisitorItemKind.Joined,
            Name = joined is null ? null : team.NameOf(joined),
        };
    }

    public static VisitorMessage See(Message message, VisitorId visitor, ProjectTeam team) => new()
    {
        Id = message.Id,
        Seq = message.Seq,
        Mine = message.Author == Author.Of(visitor),
        Name = message.Author.Member is { } member ? team.NameOf(member) : null,
        Text = message.Text,
        At = message.AcceptedAt,
    };

    public static VisitorDialog See(Dialog dialog, ProjectTeam team, Instant now) => new()
    {
        Status = HoldsClosing(dialog, now) ? DialogStatus.Open : dialog.Status,
        Operator = dialog.Responsible is { } responsible ? team.NameOf(responsible) : null,
    };

    /// <summary>Whether the dialog's last event is a closing that the visitor is not told of yet. Nothing follows a closing in the archive.</summary>
    public static bool HoldsClosing(Dialog dialog, Instant now) =>
        dialog.Status == DialogStatus.Archived && ClosingUndo.IsOpen(dialog.LastAt, now);

    /// <summary>The slice without a closing at its end that may still be undone, and until when that one is held back.</summary>
    public static (LogSlice Slice, Instant? HeldUntil) Release(LogSlice slice, Instant now)
    {
        if (slice.Items is not [.., { Entry: { Kind: var kind } last }] || kind != EventKind.Closed)
        {
            return (slice, null);
        }

        // Where there is more, what undoes it may be the first of it.
        if (!slice.More && !ClosingUndo.IsOpen(last.At, now))
        {
            return (slice, null);
        }

        return (slice.WithoutLast(), slice.More ? null : last.At + ClosingUndo.Window);
    }

    private static bool TakesBack(LogEntry entry) => entry.Kind == EventKind.Reopened && EventFacts.Parse(entry.Data).Undo;

    private static MemberId? Joined(LogEntry entry) =>
        entry.Kind == EventKind.Taken ? EventFacts.Parse(entry.Data).By
        : entry.Kind == EventKind.HandedOver ? EventFacts.Parse(entry.Data).Member
        : null;
}
