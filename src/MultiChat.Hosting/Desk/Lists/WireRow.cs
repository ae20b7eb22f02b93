using System.Text.Json.Serialization;
using MultiChat.Dialogs;
using MultiChat.Hosting.Wire;
using MultiChat.Lists;
using MultiChat.Messages;

namespace MultiChat.Hosting.Desk;

internal sealed record WireRow
{
    private const int PreviewLength = 200;

    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string Section { get; init; }

    public required string Status { get; init; }

    public required string Channel { get; init; }

    public required WireCan Can { get; init; }

    public required WireRowClient Client { get; init; }

    public required WireLast? Last { get; init; }

    public required string At { get; init; }

    public required string? WaitingSince { get; init; }

    public required long Unread { get; init; }

    public required Guid? Responsible { get; init; }

    public required Guid? Group { get; init; }

    public required bool Online { get; init; }

    public required long Inquiry { get; init; }

    public required Guid InquiryId { get; init; }

    /// <summary>The same inquiry's class, or null for none.</summary>
    public required Guid? Class { get; init; }

    public required long Messages { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WireHit? Hit { get; init; }

    public static WireRow Of(DeskRow row)
    {
        var dialog = row.Row.Dialog;
        return new WireRow
        {
            Id = dialog.Id.Value,
            Version = dialog.EventSeq,
            Section = NameOf(row.Section),
            Status = dialog.Status == DialogStatus.Open ? "open" : "archived",
            Channel = dialog.Channel.Value,
            Can = WireCan.Of(row.Abilities),
            Client = new WireRowClient
            {
                Id = row.Row.Client.Id.Value,
                Name = row.Row.Client.DisplayName,
                Generated = row.Row.Client.Card.Name is null,
            },
            Last = row.Row.Last is { } last ? LastOf(last) : null,
            At = WireTime.Text(dialog.LastAt),
            WaitingSince = WireTime.Text(dialog.WaitingSince),
            Unread = row.Row.Unread,
            Responsible = dialog.Responsible?.Value,
            Group = dialog.Group?.Value,
            Online = row.Presence.Online,
            Inquiry = row.Row.InquiryNumber,
            InquiryId = dialog.Inquiry.Value,
            Class = row.Row.Class?.Value,
            Messages = dialog.MessageSeq,
            Hit = row.Hit is { } hit ? WireHit.Of(hit) : null,
        };
    }

    private static string NameOf(Section section) => section switch { Dialogs.Section.Mine => "mine", Dialogs.Section.Common => "common", _ => "archive" };

    private static WireLast LastOf(Message last) => new()
    {
        Text = Preview(last.Text),
        At = WireTime.Text(last.AcceptedAt),
        From = last.Author.IsMember ? "operator" : "client",
        By = last.Author.Member?.Value,
    };

    private static string Preview(string text) =>
        text.Length <= PreviewLength ? text
        : char.IsHighSurrogate(text[PreviewLength - 1]) ? text[..(PreviewLength - 1)]
        : text[..PreviewLength];
}
