namespace MultiChat.Hosting.Accounts;

internal sealed record SessionAnswer
{
    public required string Name { get; init; }

    /// <summary>Where the person may work at the desk.</summary>
    public required IReadOnlyList<SessionProject> Projects { get; init; }

    /// <summary>All projects in which the person has any right, with what they may do there.</summary>
    public required IReadOnlyList<SessionMembership> Memberships { get; init; }
}
