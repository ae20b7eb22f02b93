using MultiChat.Letters;

namespace MultiChat.Team;

/// <summary>How many groups a project may have, and what they may be called. Pure.</summary>
internal static class GroupRules
{
    public const int MostGroups = 200;

    /// <summary>Why a group may not be added; null where it may.</summary>
    public static Refusal? WhyNotAdd(ProjectTeam team, Group group) => team.Groups.Count < MostGroups
        ? WhyNotCall(team, group)
        : Refusal.InvalidField("name", $"A project has at most {MostGroups} groups.");

    /// <summary>Why a group may not have its name: another has it, whatever its case; null where it may.</summary>
    public static Refusal? WhyNotCall(ProjectTeam team, Group group)
    {
        var folded = FoldedName.Of(group.Name);
        return team.Groups.Any(other => other.Id != group.Id && string.Equals(FoldedName.Of(other.Name), folded, StringComparison.Ordinal))
            ? new Refusal(RefusalCode.NameTaken, "The project has a group of that name.")
            : null;
    }
}
