namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorHistoryInput
{
    public required long Before { get; init; }

    public long? Limit { get; init; }
}
