using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Messages;

/// <summary>A message in a row, of <c>messages m</c>.</summary>
internal static class MessageColumns
{
    public const string Names = """
        m.dialog_id, m.message_id, m.by_member, m.author_id, m.seq, m.event_seq, m.client_messages, m.text, m.content_hash, m.accepted_at,
        m.revision, m.edited_at
        """;

    public static Message Read(Statement row, ProjectId project, int first) => new()
    {
        Project = project,
        Dialog = new DialogId(row.Id(first)),
        Id = new MessageId(row.Id(first + 1)),
        Author = row.Flag(first + 2) ? Author.Of(new MemberId(row.Id(first + 3))) : Author.Of(new VisitorId(row.Id(first + 3))),
        Seq = row.Number(first + 4),
        EventSeq = row.Number(first + 5),
        ClientMessages = row.Number(first + 6),
        Body = MessageBody.Kept(row.Text(first + 7)),
        ContentHash = row.Bytes(first + 8),
        AcceptedAt = row.Instant(first + 9),
        Revision = row.Number(first + 10),
        EditedAt = row.InstantOrNull(first + 11),
    };
}
