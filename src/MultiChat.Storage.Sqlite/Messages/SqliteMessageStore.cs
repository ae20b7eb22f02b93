using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Messages;

internal sealed class SqliteMessageStore(Readers readers) : IMessageStore
{
    private const string FindByKey = $"""
        SELECT {MessageColumns.Names} FROM messages m
        WHERE m.project_id = @project AND m.by_member = @member AND m.author_id = @author AND m.message_id = @message
        """;

    private const string FindById = $"""
        SELECT {MessageColumns.Names} FROM messages m WHERE m.project_id = @project AND m.dialog_id = @dialog AND m.message_id = @message
        """;

    private const string FindBySeq = $"""
        SELECT {MessageColumns.Names} FROM messages m WHERE m.project_id = @project AND m.dialog_id = @dialog AND m.seq = @seq
        """;

    // Asked once a start: by the indexes of the lists, so that no commit pays for an index of its own.
    private const string AnswersSince = $"""
        SELECT {MessageColumns.Names} FROM (
            SELECT dialog_id FROM dialogs WHERE project_id = @project AND status = 0 AND last_at >= @since
            UNION ALL
            SELECT dialog_id FROM dialogs WHERE project_id = @project AND status = 1 AND last_at >= @since) found
        JOIN messages m ON m.project_id = @project AND m.dialog_id = found.dialog_id AND m.by_member = 1 AND m.accepted_at >= @since
        ORDER BY m.accepted_at LIMIT @limit
        """;

    private const string Earlier = """
        SELECT r.revision, r.text, r.at FROM messages m
        JOIN revisions r ON r.project_id = m.project_id AND r.dialog_id = m.dialog_id AND r.seq = m.seq
        WHERE m.project_id = @project AND m.dialog_id = @dialog AND m.message_id = @message
        ORDER BY r.revision
        """;

    public ValueTask<Message?> FindByKeyAsync(ProjectId project, Author author, MessageId id, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare(FindByKey).Bind("@project", project.Value)
                .Bind("@member", author.IsMember).Bind("@author", author.Value).Bind("@message", id.Value);
            return ReadOne(query, project);
        }, cancellation);

    public ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
        readers.ReadAsync(database => Find(database, project, dialog, id), cancellation);

    public ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, long seq, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare(FindBySeq).Bind("@project", project.Value).Bind("@dialog", dialog.Value)
                .Bind("@seq", seq);
            return ReadOne(query, project);
        }, cancellation);

    public ValueTask<IReadOnlyList<Message>> ListAnswersSinceAsync(ProjectId project, Instant since, int limit, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare(AnswersSince).Bind("@project", project.Value).Bind("@since", since).Bind("@limit", (long)limit);
            var answers = new List<Message>();
            while (query.Step())
            {
                answers.Add(MessageColumns.Read(query, project, 0));
            }

            return (IReadOnlyList<Message>)answers;
        }, cancellation);

    public ValueTask<IReadOnlyList<MessageRevision>> ListRevisionsAsync(
        ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
        readers.ReadAsync(
            outer => (IReadOnlyList<MessageRevision>)outer.Snapshot(database => ListRevisions(database, project, dialog, id)),
            cancellation);

    private static List<MessageRevision> ListRevisions(Database database, ProjectId project, DialogId dialog, MessageId id)
    {
        if (Find(database, project, dialog, id) is not { } current)
        {
            return [];
        }

        var revisions = new List<MessageRevision>();
        using var query = database.Prepare(Earlier).Bind("@project", project.Value).Bind("@dialog", dialog.Value)
            .Bind("@message", id.Value);
        while (query.Step())
        {
            revisions.Add(new MessageRevision { Revision = query.Number(0), Text = query.Text(1), At = query.Instant(2) });
        }

        revisions.Add(new MessageRevision
        {
            Revision = current.Revision,
            Text = current.Text,
            At = current.EditedAt ?? current.AcceptedAt,
        });
        return revisions;
    }

    private static Message? Find(Database database, ProjectId project, DialogId dialog, MessageId id)
    {
        using var query = database.Prepare(FindById).Bind("@project", project.Value).Bind("@dialog", dialog.Value)
            .Bind("@message", id.Value);
        return ReadOne(query, project);
    }

    private static Message? ReadOne(Statement query, ProjectId project) => query.Step() ? MessageColumns.Read(query, project, 0) : null;
}
