namespace MultiChat.Hosting.Wire;

internal sealed record WireField
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}
