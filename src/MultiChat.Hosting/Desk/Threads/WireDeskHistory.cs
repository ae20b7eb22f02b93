namespace MultiChat.Hosting.Desk;

internal sealed record WireDeskHistory
{
    public required IReadOnlyList<WireItem> Items { get; init; }

    public required bool More { get; init; }
}
