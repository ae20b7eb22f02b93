using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Storage.PostgreSql.Messages;

namespace MultiChat.Storage.PostgreSql.Events;

/// <summary>An event with the message it names, in a row, of <c>events e</c> and <c>messages m</c>.</summary>
internal static class LogColumns
{
    public const string Names = $"{Entry}, {MessageColumns.Names}";

    /// <summary>An event alone, in a row, of <c>events e</c>.</summary>
    public const string Entry = "e.event_seq, e.tag, e.at, e.kind, e.version, e.message_seq, e.data";

    /// <summary>How many columns an event alone has.</summary>
    public const int EntryLength = 7;

    public static LogItem Read(Row row, ProjectId project, int first) => new()
    {
        Entry = ReadEntry(row, first),
        Message = row.IsNull(first + EntryLength) ? null : MessageColumns.Read(row, project, first + EntryLength),
    };

    public static LogEntry ReadEntry(Row row, int first) => new()
    {
        EventSeq = row.Number(first),
        Tag = new EventTag(row.Number(first + 1)),
        At = row.Instant(first + 2),
        Event = LogEvent.Load(new EventKind(row.Text(first + 3)), row.Integer(first + 4), row.NumberOrNull(first + 5), row.Text(first + 6)),
    };
}
