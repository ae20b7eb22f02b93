using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Schedules;
using NodaTime;

namespace MultiChat.Team;

/// <summary>A person of one project's team.</summary>
public sealed record Member
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Names the member.</summary>
    public required MemberId Id { get; init; }

    /// <summary>The person's account, which may be a member of other projects too (rule T3).</summary>
    public required AccountId Account { get; init; }

    /// <summary>The e-mail that is the login, as entered.</summary>
    public required string Email { get; init; }

    /// <summary>First name, 1 to 100 units.</summary>
    public required string FirstName { get; init; }

    /// <summary>Last name, 1 to 100 units; "-" means "not given" and is never shown (rule T2).</summary>
    public required string LastName { get; init; }

    /// <summary>The phone for colleagues, as entered, one line of 1 to 50 units, or null for none (rule T8). Visitors never see it.</summary>
    public string? Phone { get; init; }

    /// <summary>The photo that everybody sees beside the name, or null for none (rule T8).</summary>
    public PhotoId? Photo { get; init; }

    /// <summary>What the member may do.</summary>
    public required Rights Rights { get; init; }

    /// <summary>The groups the member belongs to.</summary>
    public IReadOnlyList<GroupId> Groups { get; init; } = [];

    /// <summary>The hours in which they are available by themselves (rule P1). Without any, they switch by hand (rule P2).</summary>
    public Schedule Schedule { get; init; } = Schedule.None;

    /// <summary>
    /// Hand switches moved before this instant count no more: the hours, or the Operator right, under which they were moved have ended since (rules P3,
    /// T4). Null for never. The chat gives it; what a caller says of it is ignored.
    /// </summary>
    public Instant? SwitchesSince { get; init; }

    /// <summary>A disabled member may do nothing; members are never deleted (rule T4).</summary>
    public bool Disabled { get; init; }

    /// <summary>
    /// Grows with each change of what the member may do: their rights, being disabled, their account or its password. The storage gives it; what a
    /// save says of it is ignored.
    /// </summary>
    public long SecurityVersion { get; init; }

    /// <summary>
    /// The <see cref="SecurityVersion"/> of when the member was last disabled, or the account or its password last changed; 0 for never. What
    /// began under an earlier one is over for good, and so are its connections. The storage gives it, as above.
    /// </summary>
    public long SessionsSince { get; init; }

    /// <summary>Grows with each save; 0 before the first. The storage gives it, as above.</summary>
    public long Version { get; init; }

    /// <summary>The name others see.</summary>
    public string DisplayName => LastName is "-" or "" ? FirstName : $"{FirstName} {LastName}";

    /// <summary>Whether the member may work at the desk now.</summary>
    public bool IsOperator => May(Rights.Operator);

    /// <summary>
    /// Whether the member may now do what a right is needed for (rule T1): who has the right, an administrator, and for the journal whoever may change
    /// the project's settings; nobody who is disabled.
    /// </summary>
    /// <param name="right">One right. <see cref="Rights.None"/> is what any member with a right may do.</param>
    public bool May(Rights right) => !Disabled && right switch
    {
        Rights.None => Rights != Rights.None,
        Rights.Journal => (Rights & (Rights.Journal | Rights.ProjectSettings | Rights.Administrator)) != 0,
        _ => (Rights & (right | Rights.Administrator)) != 0,
    };
}
