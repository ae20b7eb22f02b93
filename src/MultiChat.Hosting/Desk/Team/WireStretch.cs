namespace MultiChat.Hosting.Desk;

internal sealed record WireStretch
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required int Operators { get; init; }
}
