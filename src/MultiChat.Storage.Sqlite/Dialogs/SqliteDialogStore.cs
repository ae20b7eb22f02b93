using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Dialogs;

internal sealed class SqliteDialogStore(Writer writer, Readers readers) : IDialogStore, IInquiryBook
{
    private const string FindOne = $"SELECT {DialogColumns.Names} FROM dialogs d WHERE d.project_id = @project AND d.dialog_id = @dialog";

    private const string FindByVisitor = $"""
        SELECT {DialogColumns.Names} FROM dialogs d WHERE d.project_id = @project AND d.visitor_id = @visitor AND d.channel = @channel
        """;

    public ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare(FindOne).Bind("@project", project.Value).Bind("@dialog", dialog.Value);
            return query.Step() ? DialogColumns.Read(query, project, 0) : null;
        }, cancellation);

    public ValueTask<Dialog?> FindByVisitorAsync(
        ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare(FindByVisitor)
                .Bind("@project", project.Value).Bind("@visitor", visitor.Value).Bind("@channel", channel.Value);
            return query.Step() ? DialogColumns.Read(query, project, 0) : null;
        }, cancellation);

    public ValueTask<Inquiry?> FindInquiryAsync(ProjectId project, InquiryId inquiry, CancellationToken cancellation) =>
        readers.ReadAsync(database => InquiryTable.Find(database, project, inquiry), cancellation);

    public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) => new(writer.RunAsync(
        database => CommitWriter.Write(database, commit), static outcome => outcome == CommitOutcome.Committed, cancellation));
}
