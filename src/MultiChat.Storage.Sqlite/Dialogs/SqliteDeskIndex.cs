using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Search;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Dialogs;

internal sealed class SqliteDeskIndex(Readers readers) : IDeskIndex, IInquiryIndex, IToDoIndex, IMessageIndex
{
    internal const string Unread = $"""
        SELECT {DialogColumns.Names} FROM dialogs d INDEXED BY dialogs_unanswered
        LEFT JOIN operator_reads r ON r.project_id = d.project_id AND r.member_id = @me AND r.dialog_id = d.dialog_id
        WHERE d.project_id = @project AND d.client_messages > d.answered_client_messages
            AND d.client_messages > coalesce(r.client_messages, 0)
        """;

    internal const string ByInquiry = "SELECT dialog_id FROM inquiries WHERE project_id = @project AND number = @number";

    public ValueTask<IReadOnlyList<DialogRow>> ListAsync(
        Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation) =>
        readers.ReadAsync(outer => outer.Snapshot(database =>
            DialogRowReader.Read(database, me, SectionReader.Read(database, me, section, after, limit))), cancellation);

    public ValueTask<IReadOnlyList<DialogRow>> ListToDoAsync(Member me, ToDoPlace? after, int limit, CancellationToken cancellation) =>
        readers.ReadAsync(outer => outer.Snapshot(database =>
            DialogRowReader.Read(database, me, ToDoReader.Read(database, me, after, limit))), cancellation);

    public ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
        Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation) =>
        foldedWords.Count == 0 ? new([]) : readers.ReadAsync(outer => outer.Snapshot(database =>
            DialogRowReader.Read(database, me, SearchReader.Read(database, me.Project, foldedWords, after, limit))), cancellation);

    public ValueTask<IReadOnlyList<Message>> ListNewestAsync(
        ProjectId project, IReadOnlyCollection<DialogId> dialogs, IReadOnlyList<string> foldedWords, CancellationToken cancellation) =>
        foldedWords.Count == 0 ? new([]) : readers.ReadAsync(database => MessageFinder.Read(database, project, dialogs, foldedWords), cancellation);

    public ValueTask<IReadOnlyList<Dialog>> ListUnreadAsync(Member me, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare(Unread).Bind("@project", me.Project.Value).Bind("@me", me.Id.Value);
            var unread = new List<Dialog>();
            while (query.Step())
            {
                unread.Add(DialogColumns.Read(query, me.Project, 0));
            }

            return (IReadOnlyList<Dialog>)unread;
        }, cancellation);

    public ValueTask<IReadOnlyList<DialogId>> ListOfClientAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare("SELECT dialog_id FROM dialogs WHERE project_id = @project AND client_id = @client")
                .Bind("@project", project.Value).Bind("@client", client.Value);
            var dialogs = new List<DialogId>();
            while (query.Step())
            {
                dialogs.Add(new DialogId(query.Id(0)));
            }

            return (IReadOnlyList<DialogId>)dialogs;
        }, cancellation);

    public ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
        readers.ReadAsync(database => DialogRowReader.Find(database, me, dialog), cancellation);

    public ValueTask<DialogId?> FindByInquiryAsync(ProjectId project, long number, CancellationToken cancellation) =>
        readers.ReadAsync(
            database =>
            {
                using var query = database.Prepare(ByInquiry).Bind("@project", project.Value).Bind("@number", number);
                return query.Step() ? new DialogId(query.Id(0)) : (DialogId?)null;
            },
            cancellation);
}
