namespace MultiChat.Hosting.Visitors;

internal sealed record WireName
{
    public required string Name { get; init; }
}
