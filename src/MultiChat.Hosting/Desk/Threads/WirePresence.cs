using System.Text.Json.Serialization;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record WirePresence
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Dialog { get; init; }

    public required bool Online { get; init; }

    public required string? LeftAt { get; init; }

    public static WirePresence Of(VisitorPresence presence, DialogId? dialog = null) =>
        new() { Dialog = dialog?.Value, Online = presence.Online, LeftAt = WireTime.Text(presence.LeftAt) };
}
