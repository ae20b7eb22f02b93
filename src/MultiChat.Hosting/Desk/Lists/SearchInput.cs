namespace MultiChat.Hosting.Desk;

internal sealed record SearchInput
{
    public required string Query { get; init; }

    public string? Cursor { get; init; }

    public long? Limit { get; init; }
}
