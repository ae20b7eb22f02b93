namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorAppliedInput
{
    public required long EventSeq { get; init; }
}
