namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorHistoryInput
{
    public required long Before { get; init; }

    public int? Limit { get; init; }
}
