namespace MultiChat.Clients.Names;

/// <summary>Every friendly two-word name of one language, numbered; the caller draws the number (rule C2).</summary>
internal sealed class NameVocabulary
{
    private readonly int _nouns;
    private readonly Func<int, int, string> _pair;

    private NameVocabulary(int adjectives, int nouns, Func<int, int, string> pair)
    {
        _nouns = nouns;
        _pair = pair;
        Count = adjectives * nouns;
    }

    public static NameVocabulary Russian { get; } = new(
        RussianWords.Adjectives.Length,
        RussianWords.Nouns.Length,
        (adjective, noun) => Pair(RussianWords.Adjectives[adjective], RussianWords.Nouns[noun]));

    public static NameVocabulary English { get; } = new(
        EnglishWords.Adjectives.Length,
        EnglishWords.Nouns.Length,
        (adjective, noun) => $"{EnglishWords.Adjectives[adjective]} {EnglishWords.Nouns[noun]}");

    /// <summary>The number of combinations.</summary>
    public int Count { get; }

    /// <summary>The combination at <paramref name="index"/>; no two are alike.</summary>
    /// <param name="index">From 0 inclusive to <see cref="Count"/> exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside that range.</exception>
    public string this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var (adjective, noun) = Math.DivRem(index, _nouns);
            return _pair(adjective, noun);
        }
    }

    /// <summary>Russian for a language tag that starts with "ru", in any case; English for every other.</summary>
    public static NameVocabulary For(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith("ru", StringComparison.OrdinalIgnoreCase) ? Russian : English;
    }

    private static string Pair(RussianAdjective adjective, RussianNoun noun) =>
        $"{adjective.AgreeingWith(noun.Gender)} {noun.Word}";
}
