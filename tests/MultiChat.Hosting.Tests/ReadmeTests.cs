using System.Text.RegularExpressions;

namespace MultiChat.Hosting;

public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void The_quick_start_is_compiled_code()
    {
        var compiled = File.ReadAllText(Repository.PathOf("tests", "MultiChat.Hosting.Tests", "ReadmeSnippet.cs"));

        Between(Readme, "```csharp\n", "```").Should().Be(Between(compiled, "// <readme>\n", "// </readme>"));
    }

    [Fact]
    public void The_quick_start_sample_is_one_file_under_25_lines() =>
        File.ReadAllLines(Repository.PathOf("samples", "QuickStart", "Program.cs")).Length.Should().BeLessThan(25);

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/testing.md")]
    public void Every_file_that_is_named_exists(string page)
    {
        var file = Repository.PathOf(page.Split('/'));
        var links = Regex.Matches(File.ReadAllText(file), @"\]\((?<path>[^)#:]+)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        links.Select(link => Path.Combine(Path.GetDirectoryName(file)!, link.Groups["path"].Value))
            .Should().OnlyContain(path => File.Exists(path) || Directory.Exists(path));
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
