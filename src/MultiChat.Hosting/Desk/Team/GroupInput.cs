namespace MultiChat.Hosting.Desk;

internal sealed record GroupInput
{
    public required Guid Group { get; init; }

    /// <summary>What was read; left out, whatever is there is replaced.</summary>
    public long? Version { get; init; }

    public required string Name { get; init; }
}
