namespace MultiChat.Team;

/// <summary>What a member says of themselves (rule T8), the photo apart.</summary>
public sealed record MemberProfile
{
    /// <summary>First name, 1 to 100 units.</summary>
    public required string FirstName { get; init; }

    /// <summary>Last name, 1 to 100 units; "-" means "not given" and is never shown (rule T2).</summary>
    public required string LastName { get; init; }

    /// <summary>The phone as entered, one line of 1 to 50 units, or null for none.</summary>
    public string? Phone { get; init; }
}
