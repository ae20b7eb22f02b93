using System.Text.RegularExpressions;

namespace MultiChat.Hosting.Packages;

/// <summary>What the README's section "The first five minutes" lets a reader type.</summary>
internal static class FirstMinutesPage
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    private static readonly string Section = SectionOf(File.ReadAllText(Repository.PathOf("README.md")));

    /// <summary>From an empty folder to an app with the packages.</summary>
    public static string Making => Block("sh", 0);

    public static string Program => Block("csharp", 0);

    /// <summary>The app's settings, and its start.</summary>
    public static string Starting => Block("sh", 1);

    /// <summary>Puts something of the reader's in the place of an example.</summary>
    public static string With(this string block, string example, string own)
    {
        Regex.Count(block, Regex.Escape(example), RegexOptions.None, Bound).Should().Be(1, $"the section has {example} once");
        return block.Replace(example, own, StringComparison.Ordinal);
    }

    private static string Block(string language, int number) =>
        Regex.Matches(Section, $"^```{language}\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, Bound)[number]
            .Groups["text"].Value;

    private static string SectionOf(string readme)
    {
        var from = readme.IndexOf("### The first five minutes\n", StringComparison.Ordinal);
        return readme[from..readme.IndexOf("\n### ", from, StringComparison.Ordinal)];
    }
}
