namespace MultiChat.Lists;

/// <summary>
/// The words by which a text is found: case folded, ё as е, split at everything but letters, digits and their marks. Beside them stand the words by
/// which numbers and texts without spaces are found. Whoever keeps texts for a search keeps these words; a query is made of them by the desk.
/// </summary>
public static class SearchWords
{
    /// <summary>The most words of a query that count.</summary>
    public const int MaxQueryWords = 10;

    /// <summary>What is indexed from each place of a text without spaces; a longer query is found by its parts.</summary>
    internal const int UnspacedLength = 6;

    /// <summary>The fewest digits that may be a telephone number, or an ending of one that people remember.</summary>
    internal const int FewestDigits = 5;

    private const int ShortestEnding = 4;
    private const int MostDigits = 15;
    private const int FewestOfOneGroup = 7;
    private const int LongestCode = 64;
    private const int MostParts = 4;

    /// <summary>The words of a text, in their order, with repetitions.</summary>
    /// <param name="text">Any text, or null for none.</param>
    public static IReadOnlyList<string> Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var found = SearchWord.ListOf(text);
        var words = new List<string>(found.Count);
        foreach (var word in found)
        {
            if (word.IsUnspaced)
            {
                AddBeginnings(word.Text, words);
            }
            else
            {
                words.Add(word.Text);
                AddEndsOfCode(word.Text, words);
            }
        }

        AddNumbers(found, words);
        return words;
    }

    /// <summary>Where letters and digits meet in a word, at most <see cref="MostParts"/> parts: <c>ab</c> and <c>12345</c> of <c>ab12345</c>; else the word.</summary>
    internal static IReadOnlyList<string> PartsOf(string word)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i == word.Length || char.IsAsciiDigit(word[i]) != char.IsAsciiDigit(word[i - 1]))
            {
                parts.Add(word[start..i]);
                start = i;
            }

            if (parts.Count > MostParts)
            {
                return [word];
            }
        }

        return parts;
    }

    /// <summary>From each place of a text without spaces its next signs, so that a word in the middle is the beginning of one of them.</summary>
    private static void AddBeginnings(string run, List<string> words)
    {
        for (var start = 0; start < run.Length; start += char.IsHighSurrogate(run[start]) ? 2 : 1)
        {
            words.Add(Cut(run, start));
        }
    }

    internal static string Cut(string run, int start)
    {
        var end = Math.Min(run.Length, start + UnspacedLength);
        return run[start..(char.IsHighSurrogate(run[end - 1]) && end < run.Length ? end + 1 : end)];
    }

    private static void AddEndsOfCode(string word, List<string> words)
    {
        if (word.Length > LongestCode || PartsOf(word) is not { Count: > 1 } parts)
        {
            return;
        }

        var start = 0;
        foreach (var part in parts.SkipLast(1))
        {
            start += part.Length;
            words.Add(word[start..]);
        }
    }

    /// <summary>Groups of digits together, as if they had been written without spaces, brackets and dashes.</summary>
    private static void AddNumbers(List<SearchWord> found, List<string> words)
    {
        for (var start = 0; start < found.Count;)
        {
            var end = EndOfNumber(found, start);
            if (end > start)
            {
                AddNumber(found, start, end, words);
            }

            start = Math.Max(start + 1, end);
        }
    }

    /// <summary>The end of the groups of digits that begin there; the start itself where none do.</summary>
    internal static int EndOfNumber(List<SearchWord> found, int start)
    {
        var end = start;
        while (end < found.Count && found[end].IsNumber && (end == start || found[end].FollowsClosely))
        {
            end++;
        }

        return end;
    }

    private static void AddNumber(List<SearchWord> found, int start, int end, List<string> words)
    {
        var digits = 0;
        for (var group = start; group < end && digits <= MostDigits; group++)
        {
            digits += found[group].Text.Length;
        }

        if (digits < FewestDigits || (end - start == 1 && digits is < FewestOfOneGroup or > MostDigits))
        {
            return;
        }

        if (digits <= MostDigits)
        {
            // A telephone number is looked for with its country, without it, and by its last digits.
            var number = string.Concat(found[start..end].Select(group => group.Text));
            var shortest = digits < FewestOfOneGroup ? digits : ShortestEnding;
            for (var ending = 0; number.Length - ending >= shortest; ending++)
            {
                words.Add(number[ending..]);
            }

            return;
        }

        // More than one number in a row: what begins at each group.
        for (var group = start; group < end; group++)
        {
            var number = "";
            for (var next = group; next < end && number.Length < MostDigits; next++)
            {
                number += found[next].Text[..Math.Min(found[next].Text.Length, MostDigits)];
            }

            if (number.Length >= FewestDigits)
            {
                words.Add(number[..Math.Min(number.Length, MostDigits)]);
            }
        }
    }
}
