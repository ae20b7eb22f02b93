using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Clients;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Storage.PostgreSql.Messages;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Dialogs;

/// <summary>A dialog with what a list shows beside it, in a row.</summary>
internal static class DialogRowColumns
{
    public const string Names = $"""
        {DialogColumns.Names}, {ClientColumns.Names},
        coalesce((SELECT i.number FROM inquiries i WHERE i.project_id = $1 AND i.inquiry_id = d.inquiry_id), 0),
        coalesce((SELECT i.client_number FROM inquiries i WHERE i.project_id = $1 AND i.inquiry_id = d.inquiry_id), 0),
        (SELECT i.class_id FROM inquiries i WHERE i.project_id = $1 AND i.inquiry_id = d.inquiry_id),
        coalesce((SELECT r.client_messages FROM operator_reads r
            WHERE r.project_id = $1 AND r.member_id = $2 AND r.dialog_id = d.dialog_id), 0),
        {MessageColumns.Names}
        """;

    /// <summary>What belongs to <c>dialogs d</c>, found row by row by its key. The project is <c>$1</c>, the operator <c>$2</c>.</summary>
    public const string Joins = """
        CROSS JOIN LATERAL (SELECT * FROM clients c WHERE c.project_id = $1 AND c.client_id = d.client_id LIMIT 1) c
        LEFT JOIN LATERAL (
            SELECT * FROM messages m WHERE m.project_id = $1 AND m.dialog_id = d.dialog_id AND m.seq = d.message_seq LIMIT 1) m ON true
        """;

    private const int ClientAt = DialogColumns.Count;
    private const int NumberAt = ClientAt + ClientColumns.Count;
    private const int ClientNumberAt = NumberAt + 1;
    private const int ClassAt = ClientNumberAt + 1;
    private const int ReadAt = ClassAt + 1;
    private const int MessageAt = ReadAt + 1;

    public static DialogRow Read(Row row, ProjectId project) => new()
    {
        Dialog = DialogColumns.Read(row, project, 0),
        Client = ClientColumns.Read(row, project, ClientAt),
        InquiryNumber = row.Number(NumberAt),
        ClientInquiryNumber = row.Number(ClientNumberAt),
        Class = row.IsNull(ClassAt) ? null : new ClassId(row.Id(ClassAt)),
        ReadClientMessages = row.Number(ReadAt),
        Last = row.IsNull(MessageAt) ? null : MessageColumns.Read(row, project, MessageAt),
    };
}
