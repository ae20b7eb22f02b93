using System.Text.RegularExpressions;

namespace MultiChat.Projects;

/// <summary>What a project's slug and a site's key may be.</summary>
internal static partial class ProjectKey
{
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Checked(string value) =>
        Pattern().IsMatch(value) ? value : throw new ArgumentException("A slug or key is 1 to 40 of a-z, 0-9 and dash.", nameof(value));

    [GeneratedRegex("^[a-z0-9-]{1,40}\\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
