using MultiChat.Availability;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Visitors;

internal sealed record AvailabilityAnswer
{
    public required bool Available { get; init; }

    public required string? OpensAt { get; init; }

    public static AvailabilityAnswer Of(Opening opening) => new() { Available = opening.Available, OpensAt = WireTime.Text(opening.OpensAt) };
}
