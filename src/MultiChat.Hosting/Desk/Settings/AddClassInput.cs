namespace MultiChat.Hosting.Desk;

internal sealed record AddClassInput
{
    public required string Name { get; init; }

    public bool IsLead { get; init; }
}
