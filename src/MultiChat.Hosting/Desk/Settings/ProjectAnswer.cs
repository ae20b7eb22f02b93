namespace MultiChat.Hosting.Desk;

internal sealed record ProjectAnswer
{
    public required WireProjectSettings Project { get; init; }
}
