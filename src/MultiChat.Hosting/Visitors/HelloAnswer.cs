using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Visitors;

internal sealed record HelloAnswer
{
    public required string ServerNow { get; init; }

    public required bool Available { get; init; }

    /// <summary>When somebody will be there by the schedules; null while somebody is, or where no schedule says.</summary>
    public required string? OpensAt { get; init; }

    /// <summary>The groups among which the visitor picks; left out where there is nothing to pick.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required IReadOnlyList<WirePublicGroup>? Groups { get; init; }

    public required int TextLength { get; init; }

    public required double DeliverySeconds { get; init; }

    /// <summary>The language of the widget for this visitor: <c>ru</c>, <c>en</c>, or one that the host added.</summary>
    public required string Language { get; init; }

    /// <summary>The host's own wording, and the site's above it.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    public required WireLook Look { get; init; }

    /// <summary>What a visitor agrees to before a request is taken, or null where nothing is asked.</summary>
    public required string? Consent { get; init; }
}
