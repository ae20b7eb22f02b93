namespace MultiChat.Hosting.Desk;

internal sealed record WireProject
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }
}
