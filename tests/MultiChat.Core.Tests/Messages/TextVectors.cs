using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MultiChat.Messages;

/// <summary>The file that holds the pages and this side to one idea of a text: tests/vectors/texts.json.</summary>
internal static partial class TextVectors
{
    private static readonly JsonElement File =
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "texts.json"))).RootElement;

    /// <summary>What is given, and what is kept of it; null where it is refused.</summary>
    public static IReadOnlyList<(string Given, string? Kept)> Texts { get; } =
        [.. File.GetProperty("texts").EnumerateArray().Select(one => (Read(one.GetProperty("given"))!, Read(one.GetProperty("kept"))))];

    public static IReadOnlyList<string> Blank { get; } = All("blank");

    public static IReadOnlyList<string> Visible { get; } = All("visible");

    private static IReadOnlyList<string> All(string name) => [.. File.GetProperty(name).EnumerateArray().Select(one => Read(one)!)];

    private static string? Read(JsonElement written) => written.GetString() is { } text
        ? Unit().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : null;

    [GeneratedRegex(@"\\u[0-9A-F]{4}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unit();
}
