using MultiChat.Commits;
using MultiChat.Events;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Projects;

/// <summary>Writes the releases of many dialogs at once: a statement for each table, however many dialogs there are.</summary>
internal static class ReleaseStatements
{
    // Every host is told, the one that writes included: where the outcome is unknown, it does not know them either.
    public static Statement[] Of(ProjectId of, IReadOnlyList<DialogCommit> commits)
    {
        var project = of.Value;
        (Guid Dialog, LogEntry Entry)[] events = [.. commits.SelectMany(commit => commit.Events.Select(entry => (commit.Dialog.Id.Value, entry)))];
        OutboxRow[] outbox = [.. commits.SelectMany(commit => commit.Outbox)];
        return
        [
            new Statement("""
                UPDATE dialogs d SET responsible_id = NULL, event_seq = r.event_seq, tag = r.tag, last_at = r.last_at
                FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[]) r (dialog_id, event_seq, tag, last_at)
                WHERE d.project_id = $1 AND d.dialog_id = r.dialog_id
                """)
                .With(project)
                .With([.. commits.Select(commit => commit.Dialog.Id.Value)])
                .With([.. commits.Select(commit => commit.Dialog.EventSeq)])
                .With([.. commits.Select(commit => commit.Dialog.Tag.Value)])
                .With([.. commits.Select(commit => commit.Dialog.LastAt.ToUnixTimeMilliseconds())]),
            new Statement("""
                INSERT INTO events (project_id, dialog_id, event_seq, tag, at, kind, version, message_seq, data)
                SELECT $1, e.dialog_id, e.event_seq, e.tag, e.at, e.kind, e.version, NULL, e.data
                FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::integer[], $8::text[])
                    e (dialog_id, event_seq, tag, at, kind, version, data)
                """)
                .With(project)
                .With([.. events.Select(item => item.Dialog)])
                .With([.. events.Select(item => item.Entry.EventSeq)])
                .With([.. events.Select(item => item.Entry.Tag.Value)])
                .With([.. events.Select(item => item.Entry.At.ToUnixTimeMilliseconds())])
                .With([.. events.Select(item => item.Entry.Event.Kind.Value)])
                .With([.. events.Select(item => item.Entry.Event.Version)])
                .With([.. events.Select(item => item.Entry.Event.Data)]),
            new Statement("""
                INSERT INTO outbox (project_id, handler, dialog_id, event_seq, attempts, queued_at, due_at)
                SELECT $1, o.handler, o.dialog_id, o.event_seq, 0, o.due, o.due
                FROM unnest($2::text[], $3::uuid[], $4::bigint[], $5::bigint[]) o (handler, dialog_id, event_seq, due)
                """)
                .With(project)
                .With([.. outbox.Select(row => row.Handler)])
                .With([.. outbox.Select(row => row.Dialog.Value)])
                .With([.. outbox.Select(row => row.EventSeq)])
                .With([.. outbox.Select(row => row.DueAt.ToUnixTimeMilliseconds())]),
            new Statement("INSERT INTO changes (project_id, kind, subject, host) SELECT $1, 1, dialog_id, NULL FROM unnest($2::uuid[]) d (dialog_id)")
                .With(project)
                .With([.. commits.Select(commit => commit.Dialog.Id.Value)]),
        ];
    }
}
