namespace MultiChat.Hosting.Desk;

internal sealed record SetClassInput
{
    public required Guid Dialog { get; init; }

    public required Guid Inquiry { get; init; }

    /// <summary>Null for none.</summary>
    public required Guid? Class { get; init; }

    public long? Version { get; init; }
}
