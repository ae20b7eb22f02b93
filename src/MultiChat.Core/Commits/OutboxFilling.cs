using MultiChat.Events;
using MultiChat.Outbox;

namespace MultiChat.Commits;

/// <summary>Puts into a commit what the handlers are to be told of it.</summary>
internal sealed class OutboxFilling(HandlerBook handlers, OutboxWatch watch)
{
    public DialogCommit Fill(DialogCommit commit) => handlers.ByName.Count == 0 ? commit : commit with { Outbox = [.. RowsOf(commit)] };

    private IEnumerable<OutboxRow> RowsOf(DialogCommit commit) =>
        from entry in commit.Events
        from named in handlers.ByName
        where entry.IsFor(OutboxAudience.Of(named.Value)) && Wants(named.Key, named.Value, commit, entry)
        select new OutboxRow
        {
            Project = commit.Dialog.Project,
            Handler = named.Key,
            Dialog = commit.Dialog.Id,
            EventSeq = entry.EventSeq,
            DueAt = entry.At,
        };

    private bool Wants(string name, IOutboxHandler handler, DialogCommit commit, LogEntry entry)
    {
        try
        {
            return handler is IClientHandler client
                ? client.Wants(commit.Dialog, entry.Event, commit.Accepted ?? commit.Edited)
                : handler.Wants(entry.Event);
        }
        catch (Exception failure)
        {
            // Nobody's command fails by it, and nothing is lost: the handler decides when it is told.
            watch.WantsFailed(name, entry.Event.Kind, failure);
            return true;
        }
    }
}
