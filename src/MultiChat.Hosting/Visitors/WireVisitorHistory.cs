namespace MultiChat.Hosting.Visitors;

internal sealed record WireVisitorHistory
{
    public required IReadOnlyList<WireVisitorItem> Items { get; init; }

    public required bool More { get; init; }
}
