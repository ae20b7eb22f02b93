namespace MultiChat.Hosting;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MultiChat.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
