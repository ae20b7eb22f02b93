namespace MultiChat.Lists;

/// <summary>The part of a text in which a search found something. It asks <see cref="SearchWords"/> alone, so it sees what the index saw.</summary>
internal static class Excerpt
{
    public const int MaxLength = 200;

    private const int Lead = 60;
    private const int Step = 64;

    /// <summary>The text around the first place where one of the words is found, or null where the text lacks any of them.</summary>
    public static string? Of(string text, IReadOnlyList<string> words)
    {
        var all = SearchWords.Of(text);
        if (words.Count == 0 || !words.All(word => all.Any(known => known.StartsWith(word, StringComparison.Ordinal))))
        {
            return null;
        }

        if (text.Length <= MaxLength)
        {
            return text;
        }

        var end = EndOfFirst(text, words);
        var start = StartBefore(text, end, words);
        var from = Math.Max(0, Math.Min(start - Lead, text.Length - MaxLength));
        from = Border(text, end - from > MaxLength ? start : from, +1);
        return text[from..Border(text, Math.Min(text.Length, from + MaxLength), -1)];
    }

    /// <summary>The length of the shortest beginning of the text in which something is found.</summary>
    private static int EndOfFirst(string text, IReadOnlyList<string> words)
    {
        var (without, with) = (0, Math.Min(Step, text.Length));
        while (with < text.Length && !Has(text[..Border(text, with, -1)], words))
        {
            (without, with) = (with, Math.Min(text.Length, with * 2));
        }

        while (with - without > 1)
        {
            var middle = (without + with) / 2;
            (without, with) = Has(text[..Border(text, middle, -1)], words) ? (without, middle) : (middle, with);
        }

        return with;
    }

    /// <summary>Where what ends there begins; an excerpt's length before it where that is further back.</summary>
    private static int StartBefore(string text, int end, IReadOnlyList<string> words)
    {
        var furthest = Math.Max(0, end - MaxLength);
        var start = Border(text, end - 1, -1);
        while (start > furthest && !Has(text[start..end], words))
        {
            start = Border(text, start - 1, -1);
        }

        return Math.Max(start, furthest);
    }

    private static bool Has(string part, IReadOnlyList<string> words) =>
        SearchWords.Of(part).Any(known => words.Any(word => known.StartsWith(word, StringComparison.Ordinal)));

    /// <summary>The place itself, or the next one in that direction that is not inside a surrogate pair.</summary>
    private static int Border(string text, int at, int direction) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at + direction : at;
}
