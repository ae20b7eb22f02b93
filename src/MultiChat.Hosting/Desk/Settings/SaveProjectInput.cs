namespace MultiChat.Hosting.Desk;

internal sealed record SaveProjectInput
{
    /// <summary>What was read; left out, whatever is there is replaced.</summary>
    public long? Version { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Zone { get; init; }

    /// <summary>Left out, it stays; empty, there is none.</summary>
    public string? Country { get; init; }
}
