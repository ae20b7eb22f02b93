namespace MultiChat.Hosting.Desk;

internal sealed record WireGroup
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<Guid> Members { get; init; }
}
