using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiChat.Testing.Wire;

/// <summary>Where a view of a dialog ends, as on the wire. <see langword="default"/> is the beginning.</summary>
public readonly record struct ViewPlace
{
    private readonly string? _tag;

    /// <summary>The number of the last event applied.</summary>
    public long EventSeq { get; init; }

    /// <summary>The tag of that event; empty before the first.</summary>
    public string Tag
    {
        get => _tag ?? "";
        init => _tag = string.IsNullOrEmpty(value) ? null : value;
    }

    internal static ViewPlace Of(JsonElement place) => new() { EventSeq = place.Number("eventSeq"), Tag = place.Text("tag") };

    internal JsonObject ToJson() => new() { ["eventSeq"] = EventSeq, ["tag"] = Tag };
}
