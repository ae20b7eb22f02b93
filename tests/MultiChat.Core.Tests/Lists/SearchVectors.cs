using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MultiChat.Lists;

/// <summary>The file that holds the pages and this side to one idea of a search: tests/vectors/search.json.</summary>
internal static partial class SearchVectors
{
    private static readonly JsonElement File =
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "search.json"))).RootElement;

    /// <summary>Texts, and the words that they are found by.</summary>
    public static IReadOnlyList<(string Text, string Words)> Texts { get; } = [.. All("texts").Select(one => (Read(one, "text"), Read(one, "words")))];

    /// <summary>Questions, and the ways in which they are read.</summary>
    public static IReadOnlyList<(string Query, string Ways)> Queries { get; } = [.. All("queries").Select(one => (Read(one, "query"), Read(one, "ways")))];

    /// <summary>Questions, texts, and whether the one finds the other.</summary>
    public static IReadOnlyList<(string Query, string Text, bool IsFound)> Found { get; } =
        [.. All("found").Select(one => (Read(one, "query"), Read(one, "text"), one.GetProperty("marks").GetArrayLength() > 0))];

    private static JsonElement.ArrayEnumerator All(string name) => File.GetProperty(name).EnumerateArray();

    private static string Read(JsonElement one, string name) => Unit().Replace(
        one.GetProperty(name).GetString()!,
        match => ((char)int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u[0-9A-F]{4}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unit();
}
