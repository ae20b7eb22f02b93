using System.IO.Compression;
using System.Text;

namespace MultiChat.Storage.Older;

/// <summary>What an earlier version left: tests/fixtures says how it was made.</summary>
internal static class Fixture
{
    public static readonly IReadOnlyList<string> Emails = ["anna@shop.example", "boris@shop.example"];

    public static readonly IReadOnlyList<byte[]> Tokens = [[1], [2], [3], [4], [50], [51]];

    public static readonly IReadOnlyList<string> Queries = ["привет", "пётр", "79991234567", "sku-77", "订单", "весёлый", "нетакого"];

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>A compressed file's content.</summary>
    public static byte[] Unzip(string name)
    {
        using var zip = new GZipStream(File.OpenRead(PathOf(name)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zip.CopyTo(content);
        return content.ToArray();
    }

    public static string UnzipText(string name) => Encoding.UTF8.GetString(Unzip(name));

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MultiChat.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "fixtures", "before-notes", name);
    }
}
