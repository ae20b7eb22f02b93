using System.Text.RegularExpressions;

namespace MultiChat.Hosting.Packages;

/// <summary>What somebody sees of a package before it is theirs.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PackageTests(PackedFeed feed)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    [Fact]
    public void Every_package_of_the_readme_is_there()
    {
        var ids = feed.Files.Select(file => PackedFeed.ManifestOf(file)).Select(manifest => Value(manifest, "id")).ToList();

        ids.Should().BeEquivalentTo("MultiChat", "MultiChat.Core", "MultiChat.Storage.Sqlite", "MultiChat.Storage.PostgreSql", "MultiChat.Mail", "MultiChat.Testing");
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        ids.Should().OnlyContain(id => readme.Contains($"`{id}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_says_what_it_is_and_where_it_comes_from()
    {
        foreach (var manifest in feed.Files.Select(PackedFeed.ManifestOf))
        {
            Value(manifest, "description").Should().NotBeEmpty();
            Value(manifest, "tags").Should().Contain("chat");
            Value(manifest, "icon").Should().Be("icon.png");
            Value(manifest, "readme").Should().Be("README.md");
            Value(manifest, "license").Should().Be("MIT");
            Value(manifest, "projectUrl").Should().Be(PackedFeed.Repository);
            manifest.Elements().Single(element => element.Name.LocalName == "repository").Attribute("url")!.Value.Should().Be(PackedFeed.Repository);
            manifest.ToString().Should().NotContain(Repository.Root);
        }
    }

    [Fact]
    public void Each_has_a_page_of_its_own_with_absolute_links()
    {
        var pages = feed.Files.Select(file => PackedFeed.TextOf(file, name => name == "README.md")!).ToList();

        pages.Distinct().Should().HaveCount(pages.Count);
        foreach (var page in pages)
        {
            page.Should().NotContain("{page}").And.NotContain("{picture}").And.Contain("```csharp\n");
            LinksOf(page).Should().NotBeEmpty().And.OnlyContain(link => link.StartsWith(PackedFeed.Repository, StringComparison.Ordinal));
            LinksOf(page).Select(link => link[link.IndexOf("/v0.1.0/", StringComparison.Ordinal)..]["/v0.1.0/".Length..])
                .Should().OnlyContain(path => File.Exists(Repository.PathOf(path)));
        }
    }

    [Fact]
    public async Task Without_a_repository_no_link_leads_nowhere()
    {
        using var folder = new TemporaryFolder();
        await PackedFeed.PackAsync("Hosting", folder.Path, "-p:RepositoryUrl=");
        var package = Directory.GetFiles(folder.Path, "*.nupkg").Single();

        var page = PackedFeed.TextOf(package, name => name == "README.md")!;
        LinksOf(page).Should().BeEmpty();
        page.Should().Contain("- Every rule of the chat\n").And.NotContain("{");
        PackedFeed.ManifestOf(package).ToString().Should().NotContain(Repository.Root);
    }

    [Fact]
    public async Task Between_two_tags_a_version_is_the_next_ones_alpha_and_its_pages_are_at_its_commit()
    {
        using var folder = new TemporaryFolder();
        await PackedFeed.PackAsync("Core", folder.Path, $"-p:RepositoryUrl={PackedFeed.Repository}", "-p:Version=0.1.0-alpha.0.7");
        var package = Directory.GetFiles(folder.Path, "*.nupkg").Single();

        var commit = (await Tool.RunAsync("git", "rev-parse", "HEAD")).Trim();
        Value(PackedFeed.ManifestOf(package), "version").Should().Be("0.1.0-alpha.0.7");
        LinksOf(PackedFeed.TextOf(package, name => name == "README.md")!).Should().OnlyContain(link => link.Contains($"/blob/{commit}/"));
    }

    private static string Value(System.Xml.Linq.XElement manifest, string name) =>
        manifest.Elements().Single(element => element.Name.LocalName == name).Value;

    private static IReadOnlyList<string> LinksOf(string page) =>
        [.. Regex.Matches(page, @"\]\((?<link>[^)]*)\)", RegexOptions.ExplicitCapture, Bound).Select(match => match.Groups["link"].Value)];
}
