namespace MultiChat.Hosting.Desk;

internal sealed record SeenMember
{
    public required Guid Id { get; init; }

    public required long Version { get; init; }
}
