namespace MultiChat.Hosting.Visitors;

internal sealed record AvailabilityAnswer
{
    public required bool Available { get; init; }
}
