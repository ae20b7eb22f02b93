using MultiChat.Events;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Storage.PostgreSql.Messages;

namespace MultiChat.Storage.PostgreSql.Events;

/// <summary>An event with the message it names, in a row, of <c>events e</c> and <c>messages m</c>.</summary>
internal static class LogColumns
{
    public const string Names = $"e.event_seq, e.tag, e.at, e.kind, e.version, e.message_seq, e.data, {MessageColumns.Names}";

    private const int MessageAt = 7;

    public static LogItem Read(Row row, ProjectId project, int first) => new()
    {
        Entry = new LogEntry
        {
            EventSeq = row.Number(first),
            Tag = new EventTag(row.Number(first + 1)),
            At = row.Instant(first + 2),
            Event = LogEvent.Load(new EventKind(row.Text(first + 3)), row.Integer(first + 4), row.NumberOrNull(first + 5), row.Text(first + 6)),
        },
        Message = row.IsNull(first + MessageAt) ? null : MessageColumns.Read(row, project, first + MessageAt),
    };
}
