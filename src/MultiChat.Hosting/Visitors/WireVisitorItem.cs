using System.Text.Json.Serialization;
using MultiChat.Hosting.Wire;
using MultiChat.Reading;

namespace MultiChat.Hosting.Visitors;

internal sealed record WireVisitorItem
{
    public required long EventSeq { get; init; }

    public required string At { get; init; }

    public required string Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WireVisitorMessage? Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Photo { get; init; }

    public static WireVisitorItem Of(VisitorItem item) => new()
    {
        EventSeq = item.EventSeq,
        At = WireTime.Text(item.At),
        Kind = item.Kind switch
        {
            VisitorItemKind.Message => "message",
            VisitorItemKind.Request => "request",
            VisitorItemKind.Edited => "edited",
            VisitorItemKind.Joined => "joined",
            VisitorItemKind.Closed => "closed",
            var other => throw new InvalidOperationException($"An item of kind {other} is for the visitor, but has no form on the wire."),
        },
        Message = item.Message is { } message ? WireVisitorMessage.Of(message) : null,
        Name = item.Name,
        Photo = item.Photo?.Value,
    };
}
