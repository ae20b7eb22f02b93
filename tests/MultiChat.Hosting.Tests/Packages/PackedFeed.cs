using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace MultiChat.Hosting.Packages;

/// <summary>All packages, packed from what is built, in a folder.</summary>
public sealed class PackedFeed : IAsyncLifetime, IDisposable
{
    /// <summary>A repository that a release would name.</summary>
    public const string Repository = "https://repository.example/multichat";

    /// <summary>What the tag of a release says, for nobody is offered an alpha who does not ask for one.</summary>
    private const string Version = "0.1.0";

    private static readonly string[] Projects = ["Core", "Hosting", "Storage.Sqlite", "Storage.PostgreSql", "Mail", "Testing"];

    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public IReadOnlyList<string> Files => Directory.GetFiles(Folder, "*.nupkg");

    public async Task InitializeAsync()
    {
        foreach (var project in Projects)
        {
            await PackAsync(project, Folder, $"-p:RepositoryUrl={Repository}");
        }
    }

    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _folder.Dispose();

    public static Task PackAsync(string project, string folder, params string[] properties) => Tool.RunAsync(
        "dotnet",
        ["pack", $"src/MultiChat.{project}", "--no-build", "-c", Configuration, "-o", folder, "-nologo", "-v", "quiet", "-p:MinVerSkip=true", $"-p:Version={Version}", .. properties]);

    /// <summary>The package's own description of itself.</summary>
    public static XElement ManifestOf(string package) =>
        XElement.Parse(TextOf(package, name => name.EndsWith(".nuspec", StringComparison.Ordinal))!).Elements().Single();

    public static string? TextOf(string package, Func<string, bool> wanted)
    {
        using var archive = ZipFile.OpenRead(package);
        if (archive.Entries.SingleOrDefault(entry => wanted(entry.FullName)) is not { } entry)
        {
            return null;
        }

        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static string Configuration =>
        typeof(PackedFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
