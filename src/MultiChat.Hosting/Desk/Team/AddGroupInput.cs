namespace MultiChat.Hosting.Desk;

internal sealed record AddGroupInput
{
    public required string Name { get; init; }
}
