using System.Text.RegularExpressions;

namespace MultiChat.Projects;

/// <summary>What a project's slug and a site's key may be.</summary>
internal static partial class ProjectKey
{
    public const string Rule = "A slug or key is 1 to 40 of a-z, 0-9 and dash.";

    public static bool IsOne(string value) => Pattern().IsMatch(value);

    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Checked(string value) => IsOne(value) ? value : throw new ArgumentException(Rule, nameof(value));

    [GeneratedRegex("^[a-z0-9-]{1,40}\\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
