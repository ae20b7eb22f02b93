namespace MultiChat.Hosting.Desk;

internal sealed record SaveProjectInput
{
    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Zone { get; init; }

    /// <summary>Left out, it stays; empty, there is none.</summary>
    public string? Country { get; init; }
}
