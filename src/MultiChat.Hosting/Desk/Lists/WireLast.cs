namespace MultiChat.Hosting.Desk;

internal sealed record WireLast
{
    public required string Text { get; init; }

    public required string At { get; init; }

    public required string From { get; init; }

    public required Guid? By { get; init; }
}
