using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Dialogs;

internal sealed class PostgreSqlDialogStore(Writer writer, Readers readers) : IDialogStore
{
    private const string FindOne = $"SELECT {DialogColumns.Names} FROM dialogs d WHERE d.project_id = $1 AND d.dialog_id = $2";

    private const string FindByVisitor =
        $"SELECT {DialogColumns.Names} FROM dialogs d WHERE d.project_id = $1 AND d.visitor_id = $2 AND d.channel = $3";

    public ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) => readers.FindAsync(
        new Statement(FindOne).With(project.Value).With(dialog.Value), row => DialogColumns.Read(row, project, 0), cancellation);

    public ValueTask<Dialog?> FindByVisitorAsync(
        ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation) => readers.FindAsync(
        new Statement(FindByVisitor).With(project.Value).With(visitor.Value).With(channel.Value),
        row => DialogColumns.Read(row, project, 0),
        cancellation);

    public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
    {
        DialogCommit.ThrowIfInconsistent(commit);
        if (commit.ExpectedEventSeq == 0 && commit.Dialog.MessageSeq != (commit.Accepted is null ? 0 : 1))
        {
            throw new ArgumentException("Messages are numbered without holes.", nameof(commit));
        }

        var write = new Write(commit.Dialog.Project, commit.Dialog.Id, CommitStatement.Of(commit), cancellation)
        {
            TakesCounter = commit.NewInquiry is not null,
        };
        try
        {
            return await writer.RunAsync(write) ? CommitOutcome.Committed : CommitOutcome.Lost;
        }
        catch (RightsChangedException)
        {
            return CommitOutcome.RightsChanged;
        }
    }
}
