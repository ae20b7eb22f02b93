namespace MultiChat.Hosting.Desk;

internal sealed record WireWhy
{
    public required string Kind { get; init; }

    public required Guid? By { get; init; }

    public required string? At { get; init; }
}
