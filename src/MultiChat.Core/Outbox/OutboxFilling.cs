using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Events;

namespace MultiChat.Outbox;

/// <summary>Puts into a commit what the handlers are to be told of it.</summary>
internal sealed class OutboxFilling(IReadOnlyList<IOutboxHandler> handlers)
{
    public DialogCommit Fill(DialogCommit commit) => handlers.Count == 0 ? commit : commit with { Outbox = [.. RowsOf(commit)] };

    private IEnumerable<OutboxRow> RowsOf(DialogCommit commit) =>
        from entry in commit.Events
        from handler in handlers
        where Wants(handler, commit, entry)
        select new OutboxRow
        {
            Project = commit.Dialog.Project,
            Handler = handler.Name,
            Dialog = commit.Dialog.Id,
            EventSeq = entry.EventSeq,
            DueAt = entry.At,
        };

    private static bool Wants(IOutboxHandler handler, DialogCommit commit, LogEntry entry) =>
        handler is ChannelSending sending ? sending.Wants(commit, entry) : handler.Wants(entry.Kind);
}
