namespace MultiChat.Hosting.Desk;

internal sealed record GroupInput
{
    public required Guid Group { get; init; }

    public required string Name { get; init; }
}
