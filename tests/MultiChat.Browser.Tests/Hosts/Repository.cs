namespace MultiChat.Browser.Hosts;

/// <summary>Where this repository lies on the disk.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A sample's assembly, of the configuration that these tests were built with.</summary>
    public static string Sample(string name)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root, "samples", name, "bin", configuration, "net10.0", $"{name}.dll");
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "MultiChat.sln"))
            ? folder.FullName
            : FindRoot(folder.Parent ?? throw new DirectoryNotFoundException("The tests do not lie in the repository."));
}
