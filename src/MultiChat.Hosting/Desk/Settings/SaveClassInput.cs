namespace MultiChat.Hosting.Desk;

internal sealed record SaveClassInput
{
    public required Guid Class { get; init; }

    public required long Version { get; init; }

    public required string Name { get; init; }

    public required bool IsLead { get; init; }

    /// <summary>Whether it can't be chosen any more.</summary>
    public required bool Removed { get; init; }
}
