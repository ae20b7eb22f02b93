using System.Text.RegularExpressions;

namespace MultiChat.Hosting;

/// <summary>What a browser loads, measured on the files as they are served.</summary>
public sealed class PageBudgetTests
{
    [Theory]
    [InlineData("widget.js", 3 * 1024)]
    [InlineData("panel", 24 * 1024)]
    [InlineData("console", 80 * 1024)]
    public void A_page_stays_within_its_budget_gzipped(string page, int budget)
    {
        var files = page switch
        {
            "widget.js" => ["widget.js"],
            "panel" => WithImports(Assets().Single(name => name.StartsWith("assets/panel-", StringComparison.Ordinal))),
            _ => [.. WithImports(Assets().Single(name => name.StartsWith("assets/console-", StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))),
                .. Assets().Where(name => name.StartsWith("assets/console-", StringComparison.Ordinal) && name.EndsWith(".css", StringComparison.Ordinal))],
        };

        files.Sum(file => Read($"{file}.gz").Length).Should().BeGreaterThan(500).And.BeLessThanOrEqualTo(budget);
    }

    private static IEnumerable<string> Assets() => typeof(MultiChatOptions).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("ui/assets/", StringComparison.Ordinal) && Path.GetExtension(name) is ".js" or ".css")
        .Select(name => name["ui/".Length..]);

    /// <summary>The module and what it imports at once; what it imports later does not count.</summary>
    private static List<string> WithImports(string module)
    {
        var loaded = new List<string> { module };
        for (var i = 0; i < loaded.Count; i++)
        {
            var source = System.Text.Encoding.UTF8.GetString(Read(loaded[i]));
            var imports = Regex.Matches(source, @"(from|import)""\./(?<name>[^""]+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            loaded.AddRange(imports.Select(import => $"assets/{import.Groups["name"].Value}").Except(loaded));
        }

        return loaded;
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(MultiChatOptions).Assembly.GetManifestResourceStream($"ui/{name}")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
