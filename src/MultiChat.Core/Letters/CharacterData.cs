using System.Globalization;
using System.Text;

namespace MultiChat.Letters;

/// <summary>
/// What Unicode says of single characters, from a table of our own: the system's tables differ from machine to machine, and are missing where
/// globalization is invariant.
/// </summary>
internal static class CharacterData
{
    private static readonly Dictionary<int, int> Classes = [];
    private static readonly Dictionary<int, int[]> Decompositions = [];
    private static readonly Dictionary<(int First, int Second), int> Compositions = [];
    private static readonly HashSet<int> Seconds = [];
    private static readonly Dictionary<int, int> Uppers = [];
    private static readonly Dictionary<int, int> Lowers = [];

    static CharacterData()
    {
        using var stream = typeof(CharacterData).Assembly.GetManifestResourceStream("MultiChat.Letters.unicode.txt")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                Read(line.Split(';'));
            }
        }
    }

    /// <summary>The canonical combining class: 0 for what stands by itself.</summary>
    public static int ClassOf(int character) => Classes.GetValueOrDefault(character);

    /// <summary>The one or two characters that it is made of, or null.</summary>
    public static int[]? DecompositionOf(int character) => Decompositions.GetValueOrDefault(character);

    /// <summary>The character that two make together, or null.</summary>
    public static int? CompositionOf(int first, int second) => Compositions.TryGetValue((first, second), out var composed) ? composed : null;

    /// <summary>Whether it may be another character, or part of one, in a composed text.</summary>
    public static bool MayCompose(int character) =>
        Classes.ContainsKey(character) || Seconds.Contains(character)
        || (Decompositions.TryGetValue(character, out var parts) && (parts.Length == 1 || CompositionOf(parts[0], parts[1]) != character));

    /// <summary>The capital letter, or the character itself.</summary>
    public static Rune ToUpper(Rune rune) => Uppers.TryGetValue(rune.Value, out var upper) ? new Rune(upper) : rune;

    /// <summary>The small letter, or the character itself.</summary>
    public static Rune ToLower(Rune rune) => Lowers.TryGetValue(rune.Value, out var lower) ? new Rune(lower) : rune;

    private static void Read(string[] fields)
    {
        var character = Number(fields[0]);
        if (Field(fields, 1) is { } order)
        {
            Classes.Add(character, int.Parse(order, CultureInfo.InvariantCulture));
        }

        if (Field(fields, 2) is { } made)
        {
            var parts = made.TrimEnd('-', ' ').Split(' ').Select(Number).ToArray();
            Decompositions.Add(character, parts);
            if (!made.EndsWith('-'))
            {
                Compositions.Add((parts[0], parts[1]), character);
                Seconds.Add(parts[1]);
            }
        }

        if (Field(fields, 3) is { } upper)
        {
            Uppers.Add(character, Number(upper));
        }

        if (Field(fields, 4) is { } lower)
        {
            Lowers.Add(character, Number(lower));
        }
    }

    private static string? Field(string[] fields, int at) => at < fields.Length && fields[at].Length > 0 ? fields[at] : null;

    private static int Number(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
