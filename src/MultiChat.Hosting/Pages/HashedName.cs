using System.Text.RegularExpressions;

namespace MultiChat.Hosting.Pages;

/// <summary>Names of built files: the part, a dash, and eight signs that stand for the content.</summary>
internal static partial class HashedName
{
    /// <summary>Whether it is that script of some build, such as <c>assets/panel-6Y3U556W.js</c>.</summary>
    public static bool IsOf(string name, string part) => Pattern().Match(name) is { Success: true } match && match.Groups["part"].Value == part;

    [GeneratedRegex("^assets/(?<part>[a-z-]+)-[A-Z0-9]{8}\\.js$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
