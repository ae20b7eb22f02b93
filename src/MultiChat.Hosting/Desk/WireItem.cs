using System.Text.Json.Serialization;
using MultiChat.Events;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record WireItem
{
    public required long EventSeq { get; init; }

    public required string At { get; init; }

    public required string Kind { get; init; }

    public required Guid? By { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Member { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Group { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? NewInquiry { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WireMessage? Message { get; init; }

    public static WireItem Of(LogItem item)
    {
        var facts = EventFacts.Parse(item.Entry.Data);
        return new WireItem
        {
            EventSeq = item.Entry.EventSeq,
            At = WireTime.Text(item.Entry.At),
            Kind = item.Entry.Kind.Value,
            By = item.Message?.Author.Member?.Value ?? facts.By?.Value,
            Member = facts.Member?.Value,
            Group = facts.Group?.Value,
            NewInquiry = item.Entry.Kind == EventKind.Reopened ? facts.Inquiry is not null : null,
            Message = item.Message is { } message ? WireMessage.Of(message) : null,
        };
    }
}
