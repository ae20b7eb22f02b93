using System.Text.RegularExpressions;

namespace MultiChat.Hosting;

/// <summary>What prose names by its path is there.</summary>
public sealed class NamedPathsTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    private static readonly string[] Roofs =
        ["src/", "tests/", "src/MultiChat.", "tests/MultiChat.", "src/MultiChat.Core/", "src/MultiChat.Hosting/", "src/MultiChat.Storage.PostgreSql/", "src/MultiChat.Storage.Sqlite/"];

    [Fact]
    public void Each_room_that_the_architecture_names_is_there()
    {
        var named = Regex.Matches(
                File.ReadAllText(Repository.PathOf("docs", "architecture.md")), @"`(?<path>[A-Z][\w.]*(/[\w.-]+)+)`", RegexOptions.ExplicitCapture, Bound)
            .Select(match => match.Groups["path"].Value).Distinct();

        named.Where(path => !IsThere(path)).Should().BeEmpty();
    }

    [Fact]
    public void Each_file_of_the_pages_that_a_comment_names_is_there()
    {
        var named =
            from folder in new[] { "src", "tests" }
            from file in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from Match match in Regex.Matches(File.ReadAllText(file), @"<c>(?<path>Ui/[\w./-]+\.tsx?)</c>", RegexOptions.ExplicitCapture, Bound)
            select match.Groups["path"].Value;

        named.Distinct().Where(path => !IsThere(path)).Should().BeEmpty();
    }

    /// <summary>A file, a folder, a class, or a member of one.</summary>
    private static bool IsThere(string path) => new[] { path, $"{path}.cs", Regex.Replace(path, @"\.\w+$", ".cs", RegexOptions.None, Bound) }
        .SelectMany(name => Roofs.Select(roof => Path.Combine(Repository.Root, roof + name)))
        .Any(full => File.Exists(full) || Directory.Exists(full));
}
