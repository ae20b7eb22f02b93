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

    /// <summary>All names, to be read.</summary>
    public static string Names => string.Join(", ", All.Select(known => known.Name));

    /// <summary>The right of that name, or null.</summary>
    public static Rights? Find(string name) =>
        Array.Find(All, known => string.Equals(known.Name, name, StringComparison.Ordinal)) is { Name: not null } found ? found.Right : null;

    /// <summary>The rights that were given to the member, however many others they bring with them.</summary>
    public static IReadOnlyList<string> Given(Member member) => [.. All.Where(known => member.Rights.HasFlag(known.Right)).Select(known => known.Name)];

    /// <summary>What the member may do, by the right that it needs.</summary>
    public static IReadOnlyList<string> Of(Member member) => [.. All.Where(known => member.May(known.Right)).Select(known => known.Name)];
}
