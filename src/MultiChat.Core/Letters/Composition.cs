using System.Text;

namespace MultiChat.Letters;

/// <summary>Unicode's normalization form C: a letter and its marks as one, however they were typed; the same on every machine.</summary>
internal static class Composition
{
    // Hangul syllables are composed by a rule: leading consonant, vowel, trailing consonant.
    private const int FirstSyllable = 0xAC00;
    private const int FirstLeading = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeTrailing = 0x11A7;
    private const int Vowels = 21;
    private const int Trailings = 28;
    private const int Syllables = 19 * Vowels * Trailings;

    /// <summary>Nothing below it is ever composed with what stands before it.</summary>
    private const int FirstMark = 0x300;

    /// <summary>The text composed. Halves of surrogate pairs are no text: they become U+FFFD where anything is composed.</summary>
    public static string Of(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value >= FirstMark && (CharacterData.MayCompose(rune.Value) || IsVowel(rune.Value) || IsTrailing(rune.Value)))
            {
                return Composed(Ordered(text));
            }
        }

        return text;
    }

    /// <summary>The characters taken apart, the marks of each letter in the order of their classes.</summary>
    private static List<int> Ordered(string text)
    {
        var parts = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            TakeApart(rune.Value, parts);
        }

        for (var start = 0; start < parts.Count; start++)
        {
            if (CharacterData.ClassOf(parts[start]) == 0)
            {
                continue;
            }

            var end = start;
            while (end < parts.Count && CharacterData.ClassOf(parts[end]) != 0)
            {
                end++;
            }

            // Stable: marks of one class keep their order.
            foreach (var (at, mark) in parts.GetRange(start, end - start).OrderBy(CharacterData.ClassOf).Index())
            {
                parts[start + at] = mark;
            }

            start = end;
        }

        return parts;
    }

    private static void TakeApart(int character, List<int> parts)
    {
        if (CharacterData.DecompositionOf(character) is not { } made)
        {
            parts.Add(character);
            return;
        }

        foreach (var part in made)
        {
            TakeApart(part, parts);
        }
    }

    private static string Composed(List<int> parts)
    {
        var composed = new List<int>(parts.Count);
        var starter = -1;
        var lastClass = 0;
        foreach (var part in parts)
        {
            var order = CharacterData.ClassOf(part);
            var isBlocked = starter < composed.Count - 1 && (lastClass == 0 || lastClass >= order);
            if (starter >= 0 && !isBlocked && Together(composed[starter], part) is { } one)
            {
                composed[starter] = one;
                continue;
            }

            if (order == 0)
            {
                starter = composed.Count;
            }

            lastClass = order;
            composed.Add(part);
        }

        var text = new StringBuilder(composed.Count);
        foreach (var character in composed)
        {
            text.Append(new Rune(character).ToString());
        }

        return text.ToString();
    }

    private static int? Together(int first, int second)
    {
        if (first is >= FirstLeading and < FirstLeading + 19 && IsVowel(second))
        {
            return FirstSyllable + ((((first - FirstLeading) * Vowels) + (second - FirstVowel)) * Trailings);
        }

        return first is >= FirstSyllable and < FirstSyllable + Syllables && (first - FirstSyllable) % Trailings == 0 && IsTrailing(second)
            ? first + (second - BeforeTrailing)
            : CharacterData.CompositionOf(first, second);
    }

    private static bool IsVowel(int character) => character is >= FirstVowel and < FirstVowel + Vowels;

    private static bool IsTrailing(int character) => character is > BeforeTrailing and < BeforeTrailing + Trailings;
}
