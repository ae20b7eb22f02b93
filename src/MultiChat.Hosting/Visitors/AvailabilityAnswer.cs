using System.Text.Json.Serialization;
using MultiChat.Hosting.Wire;
using MultiChat.Routing;

namespace MultiChat.Hosting.Visitors;

internal sealed record AvailabilityAnswer
{
    public required bool Available { get; init; }

    public required string? OpensAt { get; init; }

    /// <summary>The groups among which the visitor picks; left out where there is nothing to pick.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WirePublicGroup>? Groups { get; init; }

    public static AvailabilityAnswer Of(ChatOffer offer) => new()
    {
        Available = offer.Opening.Available,
        OpensAt = WireTime.Text(offer.Opening.OpensAt),
        Groups = offer.Groups.Count == 0 ? null : [.. offer.Groups.Select(WirePublicGroup.Of)],
    };
}
