using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Storage.Sqlite.Clients;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Messages;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Reads a dialog with what a list shows beside it.</summary>
internal static class DialogRowReader
{
    private const int ClientAt = DialogColumns.Count;
    private const int NumberAt = ClientAt + ClientColumns.Count;
    private const int ClientNumberAt = NumberAt + 1;
    private const int ClassAt = ClientNumberAt + 1;
    private const int ReadAt = ClassAt + 1;
    private const int MessageAt = ReadAt + 1;

    private const string One = $"""
        SELECT {DialogColumns.Names}, {ClientColumns.Names}, coalesce(i.number, 0), coalesce(i.client_number, 0), i.class_id,
            coalesce(r.client_messages, 0), {MessageColumns.Names}
        FROM dialogs d
        JOIN clients c ON c.project_id = d.project_id AND c.client_id = d.client_id
        LEFT JOIN inquiries i ON i.project_id = d.project_id AND i.inquiry_id = d.inquiry_id
        LEFT JOIN operator_reads r ON r.project_id = d.project_id AND r.member_id = @me AND r.dialog_id = d.dialog_id
        LEFT JOIN messages m ON m.project_id = d.project_id AND m.dialog_id = d.dialog_id AND m.seq = d.message_seq
        WHERE d.project_id = @project AND d.dialog_id = @dialog
        """;

    public static DialogRow? Find(Database database, Member me, DialogId dialog)
    {
        using var query = database.Prepare(One)
            .Bind("@project", me.Project.Value).Bind("@me", me.Id.Value).Bind("@dialog", dialog.Value);
        return query.Step()
            ? new DialogRow
            {
                Dialog = DialogColumns.Read(query, me.Project, 0),
                Client = ClientColumns.Read(query, me.Project, ClientAt),
                InquiryNumber = query.Number(NumberAt),
                ClientInquiryNumber = query.Number(ClientNumberAt),
                Class = query.IsNull(ClassAt) ? null : new ClassId(query.Id(ClassAt)),
                ReadClientMessages = query.Number(ReadAt),
                Last = query.IsNull(MessageAt) ? null : MessageColumns.Read(query, me.Project, MessageAt),
            }
            : null;
    }

    public static IReadOnlyList<DialogRow> Read(Database database, Member me, IEnumerable<DialogId> dialogs) =>
        [.. dialogs.Select(dialog => Find(database, me, dialog)).OfType<DialogRow>()];
}
