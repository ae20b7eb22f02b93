using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Dialogs;

internal sealed class PostgreSqlDialogStore(Writer writer, Readers readers) : IDialogStore, IInquiryBook
{
    private const string FindOne = $"SELECT {DialogColumns.Names} FROM dialogs d WHERE d.project_id = $1 AND d.dialog_id = $2";

    internal const string FindInquiry = """
        SELECT dialog_id, client_id, opened_at, number, client_number, class_id FROM inquiries WHERE project_id = $1 AND inquiry_id = $2
        """;

    private const string FindByVisitor =
        $"SELECT {DialogColumns.Names} FROM dialogs d WHERE d.project_id = $1 AND d.visitor_id = $2 AND d.channel = $3";

    public ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) => readers.FindAsync(
        new Statement(FindOne).With(project.Value).With(dialog.Value), row => DialogColumns.Read(row, project, 0), cancellation);

    public ValueTask<Dialog?> FindByVisitorAsync(
        ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation) => readers.FindAsync(
        new Statement(FindByVisitor).With(project.Value).With(visitor.Value).With(channel.Value),
        row => DialogColumns.Read(row, project, 0),
        cancellation);

    public ValueTask<Inquiry?> FindInquiryAsync(ProjectId project, InquiryId inquiry, CancellationToken cancellation) => readers.FindAsync(
        new Statement(FindInquiry).With(project.Value).With(inquiry.Value),
        row => new Inquiry
        {
            Project = project,
            Id = inquiry,
            Dialog = new DialogId(row.Id(0)),
            Client = new ClientId(row.Id(1)),
            OpenedAt = row.Instant(2),
            Number = row.Number(3),
            ClientNumber = row.Number(4),
            Class = row.IsNull(5) ? null : new ClassId(row.Id(5)),
        },
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
