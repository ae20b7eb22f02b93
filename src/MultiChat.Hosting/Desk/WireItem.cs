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
        var wire = new WireItem
        {
            EventSeq = item.Entry.EventSeq,
            At = WireTime.Text(item.Entry.At),
            Kind = item.Entry.Event.Kind.Value,
            By = null,
        };
        return item.Entry.Event switch
        {
            MessageAccepted or MessageEdited => wire with { By = item.Message!.Author.Member?.Value, Message = WireMessage.Of(item.Message) },
            Taken taken => wire with { By = taken.By.Value },
            HandedOver handed => wire with { By = handed.By.Value, Member = handed.Member?.Value, Group = handed.Group?.Value },
            LetGo letGo => wire with { By = letGo.By?.Value },
            Closed closed => wire with { By = closed.By?.Value },
            Reopened reopened => wire with { By = reopened.By?.Value, NewInquiry = reopened.Inquiry is not null },
            var other => throw new InvalidOperationException($"An event of kind {other.Kind} is for the desk, but has no form on the wire."),
        };
    }
}
