using System.Text.Json.Serialization;
using MultiChat.Hosting.Wire;
using MultiChat.Reading;

namespace MultiChat.Hosting.Visitors;

internal sealed record WireVisitorMessage
{
    public required Guid Id { get; init; }

    public required long Seq { get; init; }

    public required string From { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Photo { get; init; }

    public required string Text { get; init; }

    public required string At { get; init; }

    public static WireVisitorMessage Of(VisitorMessage message) => new()
    {
        Id = message.Id.Value,
        Seq = message.Seq,
        From = message.Mine ? "me" : "operator",
        Name = message.Name,
        Photo = message.Photo?.Value,
        Text = message.Text,
        At = WireTime.Text(message.At),
    };
}
