using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Benchmarks;

/// <summary>
/// The least that keeps a message on our schema: one thread that drains its queue into one transaction of a message, an event and the dialog's
/// numbers each. No versions and keys checked, no savepoints, no search, no bounds.
/// </summary>
internal sealed class BareWriter : IDisposable
{
    private readonly object _gate = new();
    private readonly Database _database;
    private readonly Thread _thread;
    private List<(DialogCommit Commit, TaskCompletionSource Done)> _waiting = [];
    private bool _closed;

    public BareWriter(string path)
    {
        _database = Database.OpenForWriting(path, survivesPowerLoss: true);
        _database.RunOnce("PRAGMA wal_autocheckpoint = 16000");
        _thread = new Thread(Loop) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Ends when the commit is durable.</summary>
    public Task WriteAsync(DialogCommit commit)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((commit, done));
            Monitor.Pulse(_gate);
        }

        return done.Task;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _database.Dispose();
    }

    private void Loop()
    {
        List<(DialogCommit Commit, TaskCompletionSource Done)> group = [];
        while (Take(ref group))
        {
            _database.Run("BEGIN IMMEDIATE");
            foreach (var (commit, _) in group)
            {
                Write(commit);
            }

            _database.Run("COMMIT");
            group.ForEach(one => one.Done.SetResult());
            group.Clear();
        }
    }

    private bool Take(ref List<(DialogCommit Commit, TaskCompletionSource Done)> group)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate);
            }

            (group, _waiting) = (_waiting, group);
            return group.Count > 0;
        }
    }

    private void Write(DialogCommit commit)
    {
        var (dialog, message, entry) = (commit.Dialog, commit.Accepted!, commit.Events[0]);
        using var update = _database.Prepare("""
            UPDATE dialogs SET event_seq = @event, tag = @tag, message_seq = @messages, client_messages = @client_messages,
                waiting_since = @waiting, last_at = @last
            WHERE project_id = @project AND dialog_id = @dialog
            """);
        update.Bind("@project", dialog.Project.Value).Bind("@dialog", dialog.Id.Value).Bind("@event", dialog.EventSeq)
            .Bind("@tag", dialog.Tag.Value).Bind("@messages", dialog.MessageSeq).Bind("@client_messages", dialog.ClientMessages)
            .Bind("@waiting", dialog.WaitingSince).Bind("@last", dialog.LastAt).Run();
        using var add = _database.Prepare("""
            INSERT INTO messages (project_id, dialog_id, seq, message_id, by_member, author_id, event_seq, client_messages, text, content_hash,
                accepted_at, revision)
            VALUES (@project, @dialog, @seq, @message, 0, @author, @event, @client_messages, @text, @hash, @accepted, 0)
            """);
        add.Bind("@project", message.Project.Value).Bind("@dialog", message.Dialog.Value).Bind("@seq", message.Seq)
            .Bind("@message", message.Id.Value).Bind("@author", message.Author.Value).Bind("@event", message.EventSeq)
            .Bind("@client_messages", message.ClientMessages).Bind("@text", message.Text).Bind("@hash", message.ContentHash)
            .Bind("@accepted", message.AcceptedAt).Run();
        using var log = _database.Prepare("""
            INSERT INTO events (project_id, dialog_id, event_seq, tag, at, kind, version, message_seq, data)
            VALUES (@project, @dialog, @event, @tag, @at, @kind, @version, @message, @data)
            """);
        log.Bind("@project", dialog.Project.Value).Bind("@dialog", dialog.Id.Value).Bind("@event", entry.EventSeq)
            .Bind("@tag", entry.Tag.Value).Bind("@at", entry.At).Bind("@kind", entry.Event.Kind.Value).Bind("@version", (long)entry.Event.Version)
            .Bind("@message", entry.Event.Message).Bind("@data", entry.Event.Data).Run();
    }
}
