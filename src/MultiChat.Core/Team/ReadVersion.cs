using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MultiChat.Projects;

namespace MultiChat.Team;

/// <summary>
/// A number for what somebody read of a project's or a group's settings, so that an edit of older ones is noticed. What says the same has the same number;
/// nothing is kept for it.
/// </summary>
internal static class ReadVersion
{
    public static long Of(Project project) => Of(project.Name, project.Language, project.Zone, project.Country);

    public static long Of(Group group) => Of([group.Name]);

    /// <summary>What is given back in place of the current settings.</summary>
    /// <param name="current">The settings as they are.</param>
    /// <param name="next">As they shall be.</param>
    /// <param name="seen">What was read, or null for whatever is there.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.ProjectConflict"/> with the project as it is. A save that was answered to nobody may come again.</exception>
    public static Project Upon(Project current, Project next, long? seen) => seen is null || seen == Of(current) || Of(next) == Of(current)
        ? next
        : throw Conflict(RefusalCode.ProjectConflict, "project", current);

    /// <inheritdoc cref="Upon(Project, Project, long?)"/>
    /// <exception cref="Refusal"><see cref="RefusalCode.GroupConflict"/> with the group as it is, as above.</exception>
    public static Group Upon(Group current, Group next, long? seen) => seen is null || seen == Of(current) || Of(next) == Of(current)
        ? next
        : throw Conflict(RefusalCode.GroupConflict, "group", current);

    private static Refusal Conflict(RefusalCode code, string member, object current) => new(code, $"Another changed the {member} since. Look at it again.")
    {
        Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { [member] = current },
    };

    // 48 bits: every page counts as far.
    private static long Of(params string?[] texts) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts.Select(text => text is null ? "" : "=" + text))))) & 0xFFFF_FFFF_FFFF;
}
