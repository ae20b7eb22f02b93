using System.Text.Json;
using System.Text.Json.Serialization;
using MultiChat.Dialogs;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Events;

/// <summary>The JSON part of the events' version 1: who did it, to whom it went, and what taking it back needs.</summary>
internal sealed partial record EventFacts
{
    public static readonly EventFacts None = new();

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly FactsJson Json = new(Format);

    public MemberId? By { get; init; }

    public MemberId? Member { get; init; }

    public GroupId? Group { get; init; }

    public InquiryId? Inquiry { get; init; }

    /// <summary>Whether a reopening takes the closing before it back, of which the visitor has seen nothing.</summary>
    public bool Undo { get; init; }

    /// <summary>How many of the client's messages were answered when a closing settled the rest; null where there was nothing to settle.</summary>
    public long? Answered { get; init; }

    /// <summary>Since when the client had waited for an answer at a closing, or null.</summary>
    public Instant? WaitingSince { get; init; }

    public static EventFacts Parse(string json)
    {
        if (json == "{}")
        {
            return None;
        }

        var stored = JsonSerializer.Deserialize(json, Json.Stored) ?? new Stored();
        return new EventFacts
        {
            By = stored.By is { } by ? new MemberId(by) : null,
            Member = stored.Member is { } member ? new MemberId(member) : null,
            Group = stored.Group is { } group ? new GroupId(group) : null,
            Inquiry = stored.Inquiry is { } inquiry ? new InquiryId(inquiry) : null,
            Undo = stored.Undo ?? false,
            Answered = stored.Answered,
            WaitingSince = stored.WaitingSince is { } since ? Instant.FromUnixTimeMilliseconds(since) : null,
        };
    }

    public string ToJson() => this == None
        ? "{}"
        : JsonSerializer.Serialize(
            new Stored
            {
                By = By?.Value,
                Member = Member?.Value,
                Group = Group?.Value,
                Inquiry = Inquiry?.Value,
                Undo = Undo ? true : null,
                Answered = Answered,
                WaitingSince = WaitingSince?.ToUnixTimeMilliseconds(),
            },
            Json.Stored);

    internal sealed record Stored
    {
        public Guid? By { get; init; }

        public Guid? Member { get; init; }

        public Guid? Group { get; init; }

        public Guid? Inquiry { get; init; }

        public bool? Undo { get; init; }

        public long? Answered { get; init; }

        public long? WaitingSince { get; init; }
    }

    [JsonSerializable(typeof(Stored))]
    private sealed partial class FactsJson : JsonSerializerContext;
}
