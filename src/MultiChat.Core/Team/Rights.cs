namespace MultiChat.Team;

/// <summary>What a member may do in one project (rule T1).</summary>
[Flags]
public enum Rights
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The desk: dialogs, cards, templates.</summary>
    Operator = 1,
    /// <summary>The lead journal, figures and export.</summary>
    Journal = 2,
    /// <summary>Team, schedules, groups, sites, classes, automatic answers; the journal too.</summary>
    ProjectSettings = 4,
    /// <summary>Everything.</summary>
    Administrator = 8,
}
