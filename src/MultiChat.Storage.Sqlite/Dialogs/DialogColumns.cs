using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>A dialog in a row, of <c>dialogs d</c>.</summary>
internal static class DialogColumns
{
    public const string Names = """
        d.dialog_id, d.site_id, d.visitor_id, d.client_id, d.channel, d.inquiry_id, d.status, d.responsible_id, d.group_id, d.event_seq,
        d.tag, d.message_seq, d.client_messages, d.answered_client_messages, d.waiting_since, d.last_at
        """;

    public const int Count = 16;

    public static Dialog Read(Statement row, ProjectId project, int first) => new()
    {
        Project = project,
        Id = new DialogId(row.Id(first)),
        Site = new SiteId(row.Id(first + 1)),
        Visitor = new VisitorId(row.Id(first + 2)),
        Client = new ClientId(row.Id(first + 3)),
        Channel = new ChannelKind(row.Text(first + 4)),
        Inquiry = new InquiryId(row.Id(first + 5)),
        Status = (DialogStatus)row.Number(first + 6),
        Responsible = row.IdOrNull(first + 7) is { } responsible ? new MemberId(responsible) : null,
        Group = row.IdOrNull(first + 8) is { } group ? new GroupId(group) : null,
        EventSeq = row.Number(first + 9),
        Tag = new EventTag(row.Number(first + 10)),
        MessageSeq = row.Number(first + 11),
        ClientMessages = row.Number(first + 12),
        AnsweredClientMessages = row.Number(first + 13),
        WaitingSince = row.InstantOrNull(first + 14),
        LastAt = row.Instant(first + 15),
    };

    /// <summary>Binds what an event can change.</summary>
    public static Statement BindState(this Statement statement, Dialog dialog) => statement
        .Bind("@project", dialog.Project.Value).Bind("@dialog", dialog.Id.Value)
        .Bind("@inquiry", dialog.Inquiry.Value).Bind("@status", (long)dialog.Status)
        .Bind("@responsible", dialog.Responsible?.Value).Bind("@group", dialog.Group?.Value)
        .Bind("@event", dialog.EventSeq).Bind("@tag", dialog.Tag.Value).Bind("@messages", dialog.MessageSeq)
        .Bind("@client_messages", dialog.ClientMessages).Bind("@answered", dialog.AnsweredClientMessages)
        .Bind("@waiting", dialog.WaitingSince).Bind("@last", dialog.LastAt);

    /// <summary>Binds what no event changes.</summary>
    public static Statement BindWhatStays(this Statement statement, Dialog dialog) => statement
        .Bind("@site", dialog.Site.Value).Bind("@visitor", dialog.Visitor.Value)
        .Bind("@client", dialog.Client.Value).Bind("@channel", dialog.Channel.Value);
}
