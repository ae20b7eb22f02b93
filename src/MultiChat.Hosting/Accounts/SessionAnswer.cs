namespace MultiChat.Hosting.Accounts;

internal sealed record SessionAnswer
{
    public required string Name { get; init; }

    public required IReadOnlyList<SessionProject> Projects { get; init; }
}
