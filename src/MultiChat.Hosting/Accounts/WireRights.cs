using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>The names of rights on the wire.</summary>
internal static class WireRights
{
    private static readonly (Rights Right, string Name)[] All =
    [
        (Rights.Operator, "operator"),
        (Rights.Journal, "journal"),
        (Rights.ProjectSettings, "projectSettings"),
        (Rights.Administrator, "administrator"),
    ];

    /// <summary>What the member may do, by the right that it needs.</summary>
    public static IReadOnlyList<string> Of(Member member) => [.. All.Where(known => member.May(known.Right)).Select(known => known.Name)];
}
