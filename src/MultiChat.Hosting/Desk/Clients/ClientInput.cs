namespace MultiChat.Hosting.Desk;

internal sealed record ClientInput
{
    public required Guid Client { get; init; }
}
