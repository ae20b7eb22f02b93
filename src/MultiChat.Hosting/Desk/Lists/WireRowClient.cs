namespace MultiChat.Hosting.Desk;

internal sealed record WireRowClient
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required bool Generated { get; init; }
}
