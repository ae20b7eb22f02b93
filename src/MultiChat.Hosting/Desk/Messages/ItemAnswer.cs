namespace MultiChat.Hosting.Desk;

internal sealed record ItemAnswer
{
    public required WireItem Item { get; init; }
}
