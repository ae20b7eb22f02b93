namespace MultiChat.Hosting.Accounts;

internal sealed record SessionProject
{
    public required string Slug { get; init; }

    public required string Name { get; init; }
}
