using System.Text.Json;
using MultiChat.Dialogs;

namespace MultiChat.Events;

/// <summary>One line of the file that names each kind of event, for whom it is and how it is stored: tests/vectors/events.json.</summary>
public sealed record EventVector
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNameCaseInsensitive = true };

    public required string Kind { get; init; }

    public required string[] For { get; init; }

    public long? Message { get; init; }

    public required string Stored { get; init; }

    public Audience Audience => For.Select(name => Enum.Parse<Audience>(name, ignoreCase: true)).Aggregate(Audience.Nobody, (all, one) => all | one);

    public static IReadOnlyList<EventVector> All { get; } = JsonSerializer.Deserialize<EventVector[]>(
        System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "events.json")), Format)!;

    public LogEntry Load() => new()
    {
        EventSeq = 1,
        Tag = new EventTag(1),
        At = default,
        Event = LogEvent.Load(new EventKind(Kind), version: 1, Message, Stored),
    };
}
