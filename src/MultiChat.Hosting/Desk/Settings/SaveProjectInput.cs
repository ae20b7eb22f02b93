namespace MultiChat.Hosting.Desk;

internal sealed record SaveProjectInput
{
    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Zone { get; init; }
}
