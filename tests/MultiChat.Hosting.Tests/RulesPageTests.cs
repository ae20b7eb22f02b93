using System.Text.RegularExpressions;

namespace MultiChat.Hosting;

/// <summary>docs/rules.md has every rule that somebody who reads the code meets.</summary>
public sealed class RulesPageTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    private static readonly HashSet<string> Published =
    [
        .. Regex.Matches(File.ReadAllText(Repository.PathOf("docs", "rules.md")), @"^- \*\*(?<rule>[A-Z]\d+)\*\* ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Bound)
            .Select(match => match.Groups["rule"].Value),
    ];

    [Theory]
    [InlineData("src")]
    [InlineData("samples")]
    [InlineData("docs")]
    public void Every_rule_that_is_cited_is_published(string folder)
    {
        var unpublished = SourcesOf(folder)
            .SelectMany(file => CitedBy(File.ReadAllText(file)).Select(rule => (Rule: rule, File: Path.GetRelativePath(Repository.Root, file))))
            .Where(cited => !Published.Contains(cited.Rule));

        unpublished.Should().BeEmpty();
    }

    /// <summary>A test says the rule it is of behind <c>//</c>. G1 to G10 are the guarantees, on a page of their own.</summary>
    [Fact]
    public void Every_rule_that_a_test_names_is_published()
    {
        var unpublished = SourcesOf("tests")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"// (?<rules>[A-FH-Z]\d+(, [A-FH-Z]\d+)*)", RegexOptions.ExplicitCapture, Bound)
                .SelectMany(match => match.Groups["rules"].Value.Split(", "))
                .Select(rule => (Rule: rule, File: Path.GetRelativePath(Repository.Root, file))))
            .Where(named => !Published.Contains(named.Rule));

        unpublished.Should().BeEmpty();
    }

    [Theory]
    [InlineData("(rule M1)", "M1")]
    [InlineData("as rules D1 to D3, D6 say", "D1 D2 D3 D6")]
    [InlineData("(rules M2, C1, D7, P4)", "M2 C1 D7 P4")]
    [InlineData("Rule D7: the", "D7")]
    public void Citations_are_found_in_every_form(string text, string rules) => CitedBy(text).Should().Equal(rules.Split(' '));

    private static IEnumerable<string> CitedBy(string text) =>
        from Match citation in Regex.Matches(text, @"\b[Rr]ules? (?<first>[A-Z]\d+)(?<more>(,| to| and) (?<next>[A-Z]\d+))*", RegexOptions.ExplicitCapture, Bound)
        from rule in Spread(citation.Value)
        select rule;

    /// <summary>"D1 to D3" is three rules.</summary>
    private static IEnumerable<string> Spread(string citation)
    {
        var last = "";
        foreach (Match part in Regex.Matches(citation, @"(?<to> to )?(?<rule>[A-Z]\d+)", RegexOptions.ExplicitCapture, Bound))
        {
            var rule = part.Groups["rule"].Value;
            if (part.Groups["to"].Success)
            {
                for (var number = NumberOf(last) + 1; number < NumberOf(rule); number++)
                {
                    yield return $"{rule[0]}{number}";
                }
            }

            yield return last = rule;
        }
    }

    private static int NumberOf(string rule) => int.Parse(rule.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> SourcesOf(string folder) => Directory
        .EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".ts" or ".tsx" or ".md" or ".sql")
        .Where(file => !Regex.IsMatch(file, @"[/\\](obj|bin|node_modules|dist)[/\\]", RegexOptions.ExplicitCapture, Bound));
}
