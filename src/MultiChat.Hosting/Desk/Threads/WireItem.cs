using System.Text.Json.Serialization;
using MultiChat.Events;
using MultiChat.Hosting.Wire;
using MultiChat.Messages;

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
    public Guid? CausedBy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ByClient { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? NewInquiry { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Inquiry { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Class { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WireMessage? Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WireNote? Note { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WireRequest? Request { get; init; }

    public static WireItem Of(LogItem item) => Of(item.Entry, item.Message);

    public static WireItem Of(LogEntry entry, Message? message = null)
    {
        var wire = new WireItem
        {
            EventSeq = entry.EventSeq,
            At = WireTime.Text(entry.At),
            Kind = entry.Event.Kind.Value,
            By = null,
        };
        return entry.Event switch
        {
            MessageAccepted or MessageEdited => message is null ? wire : wire with { By = message.Author.Member?.Value, Message = WireMessage.Of(message) },
            RequestLeft left => message is null ? wire : wire with { Message = WireMessage.Of(message), Request = WireRequest.Of(left), NewInquiry = left.Inquiry is not null },
            Taken taken => wire with { By = taken.By.Value },
            HandedOver handed => wire with { By = handed.By.Value, Member = handed.Member?.Value, Group = handed.Group?.Value },
            LetGo letGo => wire with { By = letGo.By?.Value, Member = letGo.Dismissed?.Value, CausedBy = letGo.CausedBy?.Value },
            Closed closed => wire with { By = closed.By?.Value, ByClient = closed.ByClient ? true : null },
            ClassSet set => wire with { By = set.By.Value, Inquiry = set.Inquiry.Value, Class = set.Class?.Value },
            NoteTaken note => wire with { By = note.By.Value, Note = WireNote.Of(note) },
            Reopened reopened => wire with { By = reopened.By?.Value, Group = reopened.Group?.Value, NewInquiry = reopened.Inquiry is not null },
            var other => throw new InvalidOperationException($"An event of kind {other.Kind} is for the desk, but has no form on the wire."),
        };
    }
}
