using MultiChat.Commits;
using MultiChat.Dialogs;
using Npgsql;

namespace MultiChat.PostgreSqlIngest;

/// <summary>
/// The least that keeps a message on our schema: a row of the message, one of its event, the dialog's numbers. No keys checked, and no hint but the
/// one that is asked for.
/// </summary>
internal static class BareBatch
{
    public static async Task WriteAsync(NpgsqlConnection connection, IEnumerable<DialogCommit> commits, string? notify = null)
    {
        await using var batch = connection.CreateBatch();
        foreach (var commit in commits)
        {
            var (dialog, message, entry) = (commit.Dialog, commit.Accepted!, commit.Events[0]);
            batch.BatchCommands.Add(Command(
                "UPDATE dialogs SET event_seq = $3, tag = $4, message_seq = $5, client_messages = $6, waiting_since = $7, last_at = $8 "
                + "WHERE project_id = $1 AND dialog_id = $2",
                dialog.Project.Value, dialog.Id.Value, dialog.EventSeq, dialog.Tag.Value, dialog.MessageSeq, dialog.ClientMessages,
                dialog.WaitingSince!.Value.ToUnixTimeMilliseconds(), dialog.LastAt.ToUnixTimeMilliseconds()));
            batch.BatchCommands.Add(Command(
                "INSERT INTO messages (project_id, dialog_id, seq, message_id, by_member, author_id, event_seq, client_messages, text, "
                + "content_hash, accepted_at, revision) VALUES ($1, $2, $3, $4, false, $5, $6, $7, $8, $9, $10, 0)",
                message.Project.Value, message.Dialog.Value, message.Seq, message.Id.Value, message.Author.Value, message.EventSeq,
                message.ClientMessages, message.Text, message.ContentHash, message.AcceptedAt.ToUnixTimeMilliseconds()));
            batch.BatchCommands.Add(Command(
                "INSERT INTO events (project_id, dialog_id, event_seq, tag, at, kind, version, message_seq, data) "
                + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                dialog.Project.Value, dialog.Id.Value, entry.EventSeq, entry.Tag.Value, entry.At.ToUnixTimeMilliseconds(), entry.Event.Kind.Value,
                entry.Event.Version, entry.Event.Message!.Value, entry.Event.Data));
        }

        if (notify is not null)
        {
            batch.BatchCommands.Add(Command("SELECT pg_notify($1, '')", notify));
        }

        await batch.ExecuteNonQueryAsync();
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
