using System.Text.Json;
using System.Text.Json.Serialization;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>The JSON part of the events' version 1: who did it, and to whom it went.</summary>
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
        };
    }

    public string ToJson() => this == None
        ? "{}"
        : JsonSerializer.Serialize(
            new Stored { By = By?.Value, Member = Member?.Value, Group = Group?.Value, Inquiry = Inquiry?.Value, Undo = Undo ? true : null }, Json.Stored);

    internal sealed record Stored
    {
        public Guid? By { get; init; }

        public Guid? Member { get; init; }

        public Guid? Group { get; init; }

        public Guid? Inquiry { get; init; }

        public bool? Undo { get; init; }
    }

    [JsonSerializable(typeof(Stored))]
    private sealed partial class FactsJson : JsonSerializerContext;
}
