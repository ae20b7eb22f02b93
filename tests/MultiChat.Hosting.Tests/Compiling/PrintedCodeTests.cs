using System.Text.RegularExpressions;

namespace MultiChat.Hosting.Compiling;

/// <summary>Code in the pages compiles as it is printed.</summary>
public sealed class PrintedCodeTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    /// <summary>The far side's server, which the page says that its reader has.</summary>
    private const string FakeGateway = """
        internal sealed class FakeGateway : HttpMessageHandler
        {
            public bool IsDown { get; set; }

            public IReadOnlyList<string> TextsTo(string phone) => [];

            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
                throw new NotSupportedException();
        }
        """;

    [Fact]
    public void The_page_for_authors_compiles()
    {
        var blocks = BlocksOf("docs/conformance.md");

        blocks.Should().HaveCountGreaterThan(8);
        Compiler.Errors([FakeGateway, .. blocks]).Should().BeEmpty();
    }

    [Fact]
    public void The_page_about_testing_compiles()
    {
        var blocks = BlocksOf("docs/testing.md").ToList();

        blocks.Should().HaveCount(3);
        Compiler.Errors(blocks).Should().BeEmpty();
    }

    [Fact]
    public void The_readme_compiles() =>
        Compiler.Errors(BlocksOf("README.md").Where(block => !block.Contains('…', StringComparison.Ordinal))).Should().BeEmpty();

    [Theory]
    [InlineData("src/MultiChat.Hosting/README.md")]
    [InlineData("src/MultiChat.Core/README.md")]
    [InlineData("src/MultiChat.Storage.Sqlite/README.md")]
    [InlineData("src/MultiChat.Storage.PostgreSql/README.md")]
    [InlineData("src/MultiChat.Mail/README.md")]
    [InlineData("src/MultiChat.Testing/README.md")]
    public void The_page_of_a_package_compiles(string page) =>
        Compiler.Errors(BlocksOf(page)).Should().BeEmpty();

    [Theory]
    [InlineData("docs/conformance.md")]
    [InlineData("README.md")]
    [InlineData("docs/wire.md")]
    [InlineData("docs/testing.md")]
    public void Every_fence_that_opens_closes_at_the_lines_beginning(string page) =>
        Regex.Matches(File.ReadAllText(Repository.PathOf(page.Split('/'))), "^ *```", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Bound)
            .Select(fence => fence.Value).Should().OnlyContain(fence => fence == "```").And.Subject.Count().Should().Match(count => count % 2 == 0);

    /// <summary>Each block in a file of its own. Lines that are no types stand in a program, as the reader has one.</summary>
    private static IEnumerable<string> BlocksOf(string page)
    {
        var number = 0;
        foreach (Match match in Regex.Matches(
            File.ReadAllText(Repository.PathOf(page.Split('/'))), "^```csharp\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, Bound))
        {
            var code = match.Groups["code"].Value;
            yield return Regex.IsMatch(code, @"^(public|internal) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Bound) ? code : Program(code, ++number);
        }
    }

    private static string Program(string code, int number)
    {
        var isUsing = code.Split('\n').ToLookup(line => Regex.IsMatch(line, @"^using [\w.]+;$", RegexOptions.ExplicitCapture, Bound));
        var lines = string.Join('\n', isUsing[false]);
        return $$"""
        {{string.Join('\n', isUsing[true])}}
        using Microsoft.Extensions.Options;
        using MultiChat.Testing;
        internal static class Program{{number}}
        {
            public static async Task Main(string[] args)
            {
                {{(lines.Contains("CreateBuilder", StringComparison.Ordinal) ? "" : "var builder = WebApplication.CreateBuilder(args);")}}
                {{lines}}
                await Task.CompletedTask;
            }
        }
        """;
    }
}
