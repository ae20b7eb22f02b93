namespace MultiChat.Hosting.Desk;

internal sealed record WireRevision
{
    public required long Revision { get; init; }

    public required string Text { get; init; }

    public required string At { get; init; }
}
