using MultiChat.Team;

namespace MultiChat.Hosting;

/// <summary>The member that one of the app's users becomes at first sight.</summary>
public sealed record HostMember
{
    /// <summary>First name, 1 to 100 units.</summary>
    public required string FirstName { get; init; }

    /// <summary>Last name, 1 to 100 units; "-" means "not given" and is never shown.</summary>
    public string LastName { get; init; } = "-";

    /// <summary>What they may do. Where <see cref="HostUserOptions.RightsOf"/> is set it says so from then on.</summary>
    public Rights Rights { get; init; } = Rights.Operator;
}
