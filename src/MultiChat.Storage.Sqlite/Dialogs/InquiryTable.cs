using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Reads and writes inquiries.</summary>
internal static class InquiryTable
{
    public static Inquiry? Find(Database database, ProjectId project, InquiryId inquiry)
    {
        using var query = database.Prepare("""
            SELECT dialog_id, client_id, opened_at, number, client_number, class_id FROM inquiries
            WHERE project_id = @project AND inquiry_id = @inquiry
            """).Bind("@project", project.Value).Bind("@inquiry", inquiry.Value);
        return !query.Step() ? null : new Inquiry
        {
            Project = project,
            Id = inquiry,
            Dialog = new DialogId(query.Id(0)),
            Client = new ClientId(query.Id(1)),
            OpenedAt = query.Instant(2),
            Number = query.Number(3),
            ClientNumber = query.Number(4),
            Class = query.IsNull(5) ? null : new ClassId(query.Id(5)),
        };
    }

    /// <summary>Adds one with its numbers, inside the group's transaction.</summary>
    public static void Add(Database database, Inquiry inquiry)
    {
        using var count = database.Prepare("""
            INSERT INTO counters (project_id, inquiries) VALUES (@project, 1)
            ON CONFLICT (project_id) DO UPDATE SET inquiries = inquiries + 1
            """);
        count.Bind("@project", inquiry.Project.Value).Run();
        using var insert = database.Prepare("""
            INSERT INTO inquiries (project_id, inquiry_id, dialog_id, client_id, opened_at, number, client_number)
            VALUES (@project, @inquiry, @dialog, @client, @opened,
                (SELECT inquiries FROM counters WHERE project_id = @project),
                (SELECT coalesce(max(client_number), 0) + 1 FROM inquiries WHERE project_id = @project AND client_id = @client))
            """);
        insert.Bind("@project", inquiry.Project.Value).Bind("@inquiry", inquiry.Id.Value).Bind("@dialog", inquiry.Dialog.Value)
            .Bind("@client", inquiry.Client.Value).Bind("@opened", inquiry.OpenedAt).Run();
    }

    /// <exception cref="ArgumentException">The inquiry is another dialog's, or there is none.</exception>
    public static void SetClass(Database database, Dialog dialog, ClassSet set)
    {
        using var update = database.Prepare("""
            UPDATE inquiries SET class_id = @class WHERE project_id = @project AND inquiry_id = @inquiry AND dialog_id = @dialog
            """);
        if (update.Bind("@project", dialog.Project.Value).Bind("@dialog", dialog.Id.Value).Bind("@inquiry", set.Inquiry.Value)
            .Bind("@class", set.Class?.Value).Run() == 0)
        {
            throw new ArgumentException("A class is set of an inquiry of the dialog.", nameof(set));
        }
    }
}
