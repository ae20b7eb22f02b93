namespace MultiChat.Team;

/// <summary>Who may change whom in a team (rules T1, T5).</summary>
public static class TeamRules
{
    private const int MostMembers = 10_000;

    /// <summary>Why a member may not change another, or themselves, like this; null where they may.</summary>
    /// <param name="by">Who changes.</param>
    /// <param name="before">The member as they are, or null for one who is added.</param>
    /// <param name="after">The member as they shall be.</param>
    public static Refusal? WhyNotChange(Member by, Member? before, Member after)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(after);
        return !by.May(Rights.ProjectSettings) ? Refusal.Forbidden(nameof(Rights.ProjectSettings))
            : (IsAdministrator(before) || IsAdministrator(after)) && !by.May(Rights.Administrator) ? Refusal.Forbidden(nameof(Rights.Administrator))
            : null;
    }

    /// <summary>
    /// Why a member may not change how a person comes in; null where they may. An account is one for all projects, so they need the right in all of the
    /// person's, also where the person is disabled and may be enabled again.
    /// </summary>
    /// <param name="teams">All teams as they are.</param>
    /// <param name="by">The account of who changes.</param>
    /// <param name="account">The person's.</param>
    /// <param name="right">The right.</param>
    internal static Refusal? WhyNotEverywhere(IEnumerable<ProjectTeam> teams, AccountId by, AccountId account, Rights right) =>
        teams.All(team => team.FindMember(account) is null || team.FindMember(by)?.May(right) == true)
            ? null
            : Refusal.Forbidden($"{right} (in every project of that person)");

    /// <summary>Why members may not be saved like this, whoever does it: another has changed one; null where they may.</summary>
    /// <param name="team">The team as it is.</param>
    /// <param name="after">Members as they shall be, each with the version that was seen; 0 for any.</param>
    internal static Refusal? WhyNotSave(ProjectTeam team, IReadOnlyList<Member> after)
    {
        var changed = after.Where(member => member.Version != 0 && team.FindMember(member.Id)?.Version != member.Version).Select(member => member.Id).ToList();
        return changed.Count == 0 ? WhyNotAdd(team, after) : Conflict(changed);
    }

    /// <summary>The member, if they are as somebody outside saw them, for whom no version means any.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.MemberConflict"/>.</exception>
    internal static Member Seen(Member current, long version) => current.Version == version ? current : throw Conflict([current.Id]);

    /// <summary>Why a member may not save others like this: nobody would be left who can do everything; null where they may.</summary>
    /// <param name="team">The team as it is.</param>
    /// <param name="after">Members as they shall be.</param>
    internal static Refusal? WhyNotWithoutAdministrator(ProjectTeam team, IReadOnlyList<Member> after)
    {
        var others = team.Members.Where(known => after.All(member => member.Id != known.Id));
        return team.HasAdministrator && !others.Concat(after).Any(member => member.May(Rights.Administrator)) ? Refusal.LastAdministrator() : null;
    }

    private static Refusal? WhyNotAdd(ProjectTeam team, IReadOnlyList<Member> after)
    {
        var added = after.Count(member => team.FindMember(member.Id) is null);
        return added == 0 || team.Members.Count + added <= MostMembers ? null : Refusal.InvalidField("email", $"A project has at most {MostMembers} members.");
    }

    private static Refusal Conflict(IReadOnlyList<MemberId> changed) => new(RefusalCode.MemberConflict, "Another changed a member since. Look at them again.")
    {
        Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["members"] = changed },
    };

    private static bool IsAdministrator(Member? member) => member is not null && member.Rights.HasFlag(Rights.Administrator);
}
