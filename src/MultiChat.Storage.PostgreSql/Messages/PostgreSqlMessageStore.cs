using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Messages;

internal sealed class PostgreSqlMessageStore(Readers readers) : IMessageStore
{
    private const string FindByKey = $"""
        SELECT {MessageColumns.Names} FROM messages m
        WHERE m.project_id = $1 AND m.by_member = $2 AND m.author_id = $3 AND m.message_id = $4
        """;

    private const string FindById =
        $"SELECT {MessageColumns.Names} FROM messages m WHERE m.project_id = $1 AND m.dialog_id = $2 AND m.message_id = $3";

    private const string FindBySeq =
        $"SELECT {MessageColumns.Names} FROM messages m WHERE m.project_id = $1 AND m.dialog_id = $2 AND m.seq = $3";

    // Asked once a start: by the indexes of the lists, so that no commit pays for an index of its own.
    private const string AnswersSince = $"""
        SELECT {MessageColumns.Names} FROM (
            SELECT dialog_id FROM dialogs WHERE project_id = $1 AND status = 0 AND last_at >= $2
            UNION ALL
            SELECT dialog_id FROM dialogs WHERE project_id = $1 AND status = 1 AND last_at >= $2) found
        JOIN messages m ON m.project_id = $1 AND m.dialog_id = found.dialog_id AND m.by_member AND m.accepted_at >= $2
        ORDER BY m.accepted_at LIMIT $3
        """;

    private const string Revisions = """
        SELECT r.revision, r.text, r.at FROM messages m
        JOIN revisions r ON r.project_id = $1 AND r.dialog_id = $2 AND r.seq = m.seq
        WHERE m.project_id = $1 AND m.dialog_id = $2 AND m.message_id = $3
        UNION ALL
        SELECT m.revision, m.text, coalesce(m.edited_at, m.accepted_at) FROM messages m
        WHERE m.project_id = $1 AND m.dialog_id = $2 AND m.message_id = $3
        ORDER BY revision
        """;

    public ValueTask<Message?> FindByKeyAsync(ProjectId project, Author author, MessageId id, CancellationToken cancellation) =>
        FindAsync(
            new Statement(FindByKey).With(project.Value).With(author.IsMember).With(author.Value).With(id.Value), project, cancellation);

    public ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
        FindAsync(new Statement(FindById).With(project.Value).With(dialog.Value).With(id.Value), project, cancellation);

    public ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, long seq, CancellationToken cancellation) =>
        FindAsync(new Statement(FindBySeq).With(project.Value).With(dialog.Value).With(seq), project, cancellation);

    public ValueTask<IReadOnlyList<Message>> ListAnswersSinceAsync(ProjectId project, Instant since, int limit, CancellationToken cancellation) =>
        readers.ListAsync(
            new Statement(AnswersSince).With(project.Value).With(since).With((long)limit),
            row => MessageColumns.Read(row, project, 0),
            cancellation);

    public ValueTask<IReadOnlyList<MessageRevision>> ListRevisionsAsync(
        ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) => readers.ListAsync(
        new Statement(Revisions).With(project.Value).With(dialog.Value).With(id.Value),
        static row => new MessageRevision { Revision = row.Number(0), Text = row.Text(1), At = row.Instant(2) },
        cancellation);

    private ValueTask<Message?> FindAsync(Statement statement, ProjectId project, CancellationToken cancellation) =>
        readers.FindAsync(statement, row => MessageColumns.Read(row, project, 0), cancellation);
}
