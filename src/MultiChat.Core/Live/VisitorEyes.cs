using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>The one rule of what a visitor sees of a dialog (rules D11, E3, C2): snapshots, pushes and history all look through it.</summary>
internal static class VisitorEyes
{
    /// <summary>The item as the visitor sees it, or null where it is hidden.</summary>
    public static VisitorItem? See(LogItem item, VisitorId visitor, ProjectTeam team)
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
        if (joined is null && entry.Kind != EventKind.Closed)
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

    public static VisitorDialog See(Dialog dialog, ProjectTeam team) => new()
    {
        Status = dialog.Status,
        Operator = dialog.Responsible is { } responsible ? team.NameOf(responsible) : null,
    };

    private static MemberId? Joined(LogEntry entry) =>
        entry.Kind == EventKind.Taken ? EventFacts.Parse(entry.Data).By
        : entry.Kind == EventKind.HandedOver ? EventFacts.Parse(entry.Data).Member
        : null;
}
