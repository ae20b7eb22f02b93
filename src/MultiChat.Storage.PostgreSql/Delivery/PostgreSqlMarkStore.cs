using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Delivery;

internal sealed class PostgreSqlMarkStore(Writer writer, Readers readers) : IMarkStore
{
    public async ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        await readers.FindAsync(
            new Statement("SELECT visitor_delivered, visitor_read, desk_read FROM marks WHERE project_id = $1 AND dialog_id = $2")
                .With(project.Value).With(dialog.Value),
            static row => new DialogMarks { VisitorDelivered = row.Number(0), VisitorRead = row.Number(1), DeskRead = row.Number(2) },
            cancellation) ?? DialogMarks.None;

    public ValueTask MergeAsync(
        ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
    {
        var merge = new Statement("SELECT merge_marks($1, $2, $3, $4, $5, $6, $7)").With(project.Value).With(dialog.Value)
            .With(marks.VisitorDelivered).With(marks.VisitorRead).With(marks.DeskRead).With(read?.Member.Value).With(read?.ClientMessages);
        return new ValueTask(writer.RunAsync(new Write(project, dialog, merge, cancellation)));
    }
}
