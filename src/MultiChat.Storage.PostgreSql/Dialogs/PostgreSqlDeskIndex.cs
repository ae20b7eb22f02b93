using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Storage.PostgreSql.Messages;
using MultiChat.Storage.PostgreSql.Search;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Dialogs;

internal sealed class PostgreSqlDeskIndex(Readers readers) : IDeskIndex, IInquiryIndex, IToDoIndex, IMessageIndex
{
    internal const string Unread = $"""
        SELECT {DialogColumns.Names} FROM dialogs d
        WHERE d.project_id = $1 AND d.client_messages > d.answered_client_messages AND d.client_messages > coalesce(
            (SELECT r.client_messages FROM operator_reads r WHERE r.project_id = $1 AND r.member_id = $2 AND r.dialog_id = d.dialog_id), 0)
        """;

    internal const string ByInquiry = "SELECT dialog_id FROM inquiries WHERE project_id = $1 AND number = $2";

    private const string FindOne = $"""
        SELECT {DialogRowColumns.Names} FROM dialogs d
        {DialogRowColumns.Joins}
        WHERE d.project_id = $1 AND d.dialog_id = $3
        """;

    public ValueTask<IReadOnlyList<DialogRow>> ListAsync(
        Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation) =>
        readers.ListAsync(SectionQuery.Of(me, section, after, limit), row => DialogRowColumns.Read(row, me.Project), cancellation);

    public ValueTask<IReadOnlyList<DialogRow>> ListToDoAsync(Member me, ToDoPlace? after, int limit, CancellationToken cancellation) =>
        readers.ListAsync(ToDoQuery.Of(me, after, limit), row => DialogRowColumns.Read(row, me.Project), cancellation);

    public ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
        Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation) =>
        foldedWords.Count == 0 ? new([]) : readers.ListAsync(
            SearchQuery.Of(me, foldedWords, after, limit), row => DialogRowColumns.Read(row, me.Project), cancellation);

    public ValueTask<IReadOnlyList<Message>> ListNewestAsync(
        ProjectId project, IReadOnlyCollection<DialogId> dialogs, IReadOnlyList<string> foldedWords, CancellationToken cancellation) =>
        foldedWords.Count == 0 ? new([]) : readers.ListAsync(
            MessageQuery.Of(project, dialogs, foldedWords), row => MessageColumns.Read(row, project, 0), cancellation);

    public ValueTask<IReadOnlyList<Dialog>> ListUnreadAsync(Member me, CancellationToken cancellation) => readers.ListAsync(
        new Statement(Unread).With(me.Project.Value).With(me.Id.Value), row => DialogColumns.Read(row, me.Project, 0), cancellation);

    public ValueTask<IReadOnlyList<DialogId>> ListOfClientAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
        readers.ListAsync(
            new Statement("SELECT dialog_id FROM dialogs WHERE project_id = $1 AND client_id = $2").With(project.Value).With(client.Value),
            static row => new DialogId(row.Id(0)),
            cancellation);

    public ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) => readers.FindAsync(
        new Statement(FindOne).With(me.Project.Value).With(me.Id.Value).With(dialog.Value),
        row => DialogRowColumns.Read(row, me.Project),
        cancellation);

    public async ValueTask<DialogId?> FindByInquiryAsync(ProjectId project, long number, CancellationToken cancellation) =>
        await readers.ListAsync(
            new Statement(ByInquiry).With(project.Value).With(number), static row => new DialogId(row.Id(0)), cancellation) is [var dialog]
            ? dialog
            : null;
}
