namespace MultiChat.Team;

/// <summary>Who may change whom in a team (rules T1, T5).</summary>
public static class TeamRules
{
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

    private static bool IsAdministrator(Member? member) => member is not null && member.Rights.HasFlag(Rights.Administrator);
}
