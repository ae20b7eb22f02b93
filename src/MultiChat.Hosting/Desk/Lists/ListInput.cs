namespace MultiChat.Hosting.Desk;

internal sealed record ListInput
{
    public required string Section { get; init; }

    public string? Order { get; init; }

    public string? Cursor { get; init; }

    public long? Limit { get; init; }
}
