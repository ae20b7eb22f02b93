using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Reading;

/// <summary>The one rule of what a visitor sees of a dialog (rules D11, E3, C2): snapshots, pushes and history all look through it.</summary>
internal static class VisitorEyes
{
    /// <summary>The item as the visitor sees it, or null where it is hidden: what is not for the client, a message that is gone, and a closing that the next event that is not aside undid.</summary>
    public static VisitorItem? See(LogItem item, LogItem? next, VisitorId visitor, ProjectTeam team)
    {
        var entry = item.Entry;
        if (!entry.IsFor(Audience.Client))
        {
            return null;
        }

        return entry.Event switch
        {
            MessageAccepted or MessageEdited or RequestLeft when item.Message is null => null,
            MessageAccepted => Show(entry, VisitorItemKind.Message) with { Message = See(item.Message, visitor, team) },
            // The contact is the desk's: whoever sits at that browser later does not read it there.
            RequestLeft => Show(entry, VisitorItemKind.Request) with { Message = See(item.Message, visitor, team) },
            MessageEdited => Show(entry, VisitorItemKind.Edited) with { Message = See(item.Message, visitor, team) },
            Taken taken => Show(entry, VisitorItemKind.Joined) with { Name = team.NameOf(taken.By), Photo = team.PhotoOf(taken.By) },
            HandedOver handed => Show(entry, VisitorItemKind.Joined) with { Name = team.NameOf(handed.Member), Photo = team.PhotoOf(handed.Member) },
            Closed when next?.Entry.Event is Reopened { Undo: true } => null,
            Closed => Show(entry, VisitorItemKind.Closed),
            _ => throw new InvalidOperationException($"An event of kind {entry.Event.Kind} is for the client, but has no form."),
        };
    }

    public static VisitorMessage See(Message message, VisitorId visitor, ProjectTeam team) => new()
    {
        Id = message.Id,
        Seq = message.Seq,
        Mine = message.Author == Author.Of(visitor),
        Name = message.Author.Member is { } member ? team.NameOf(member) : null,
        Photo = team.PhotoOf(message.Author.Member),
        Text = message.Text,
        At = message.AcceptedAt,
    };

    /// <summary>The dialog beside a view that ends at a place: a closing that is held back is not in the view.</summary>
    public static VisitorDialog See(Dialog dialog, ProjectTeam team, Instant now, Place upTo) => new()
    {
        Status = HoldsClosing(dialog, now) && upTo.EventSeq < dialog.EventSeq ? DialogStatus.Open : dialog.Status,
        Operator = dialog.Responsible is { } responsible ? team.NameOf(responsible) : null,
        Photo = team.PhotoOf(dialog.Responsible),
    };

    /// <summary>
    /// Whether what last happened in the dialog is a closing that the visitor is not told of yet, unless it is their own. Only classes follow it in the archive.
    /// </summary>
    public static bool HoldsClosing(Dialog dialog, Instant now) =>
        dialog.Status == DialogStatus.Archived && ClosingUndo.IsOpen(dialog.LastAt, now);

    /// <summary>The slice without a closing at its end that may still be undone, and until when that one is held back. What stands aside is held with it.</summary>
    public static (LogSlice Slice, Instant? HeldUntil) Release(LogSlice slice, Instant now)
    {
        var at = slice.Items.Count - 1;
        while (at >= 0 && slice.Items[at].Entry.Event.IsAside)
        {
            at--;
        }

        if (at < 0 || slice.Items[at].Entry is not { Event: Closed { ByClient: false } } closing)
        {
            return (slice, null);
        }

        if (!slice.More)
        {
            return ClosingUndo.IsOpen(closing.At, now) ? (slice.Until(at), closing.At + ClosingUndo.Window) : (slice, null);
        }

        // Where there is more, what undoes it may be the first of it: it begins the next slice, unless it begins this one, and a reader goes on.
        return (at == 0 && slice.Items.Count > 1 ? slice : slice.Until(at), null);
    }

    /// <summary>The item after that one by which it is seen: the next that does not stand aside, or null.</summary>
    public static LogItem? NextOf(IReadOnlyList<LogItem> items, int at) => items.Skip(at + 1).FirstOrDefault(item => !item.Entry.Event.IsAside);

    private static VisitorItem Show(LogEntry entry, VisitorItemKind kind) => new() { EventSeq = entry.EventSeq, At = entry.At, Kind = kind };
}
