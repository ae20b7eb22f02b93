namespace MultiChat.Hosting.Desk;

internal sealed record LinkAnswer
{
    /// <summary>Below the mount.</summary>
    public required string Path { get; init; }

    public required string ExpiresAt { get; init; }
}
