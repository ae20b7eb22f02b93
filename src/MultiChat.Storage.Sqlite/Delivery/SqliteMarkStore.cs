using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Delivery;

internal sealed class SqliteMarkStore(Writer writer, Readers readers) : IMarkStore
{
    public ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare("""
                SELECT visitor_delivered, visitor_read, desk_read FROM marks WHERE project_id = @project AND dialog_id = @dialog
                """).Bind("@project", project.Value).Bind("@dialog", dialog.Value);
            return query.Step()
                ? new DialogMarks { VisitorDelivered = query.Number(0), VisitorRead = query.Number(1), DeskRead = query.Number(2) }
                : DialogMarks.None;
        }, cancellation);

    public ValueTask MergeAsync(
        ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation) =>
        new(writer.RunAsync(database =>
        {
            Merge(database, project, dialog, marks);
            if (read is not null)
            {
                Merge(database, project, dialog, read);
            }

            return true;
        }, cancellation));

    // The last condition of each keeps a merge that changes nothing from writing a page.
    private static void Merge(Database database, ProjectId project, DialogId dialog, DialogMarks marks)
    {
        using var merge = database.Prepare("""
            INSERT INTO marks (project_id, dialog_id, visitor_delivered, visitor_read, desk_read)
            SELECT @project, @dialog, max(0, @delivered), max(0, @visitor), max(0, @desk)
            WHERE EXISTS (SELECT 1 FROM dialogs WHERE project_id = @project AND dialog_id = @dialog)
            ON CONFLICT (project_id, dialog_id) DO UPDATE SET
                visitor_delivered = max(visitor_delivered, excluded.visitor_delivered),
                visitor_read = max(visitor_read, excluded.visitor_read),
                desk_read = max(desk_read, excluded.desk_read)
            WHERE excluded.visitor_delivered > visitor_delivered OR excluded.visitor_read > visitor_read OR excluded.desk_read > desk_read
            """);
        merge.Bind("@project", project.Value).Bind("@dialog", dialog.Value).Bind("@delivered", marks.VisitorDelivered)
            .Bind("@visitor", marks.VisitorRead).Bind("@desk", marks.DeskRead).Run();
    }

    private static void Merge(Database database, ProjectId project, DialogId dialog, OperatorRead read)
    {
        using var merge = database.Prepare("""
            INSERT INTO operator_reads (project_id, member_id, dialog_id, client_messages)
            SELECT @project, @member, @dialog, max(0, @read)
            WHERE EXISTS (SELECT 1 FROM dialogs WHERE project_id = @project AND dialog_id = @dialog)
            ON CONFLICT (project_id, member_id, dialog_id) DO UPDATE SET client_messages = excluded.client_messages
            WHERE excluded.client_messages > client_messages
            """);
        merge.Bind("@project", project.Value).Bind("@dialog", dialog.Value)
            .Bind("@member", read.Member.Value).Bind("@read", read.ClientMessages).Run();
    }
}
