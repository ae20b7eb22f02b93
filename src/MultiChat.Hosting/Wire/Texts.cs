namespace MultiChat.Hosting.Wire;

/// <summary>The host's own wording, by language and key.</summary>
internal sealed class Texts(MultiChatOptions options)
{
    private const string Fallback = "en";

    private static readonly Dictionary<string, string> None = [];

    /// <summary>Russian and English, and those that the host added.</summary>
    public IReadOnlyList<string> Languages { get; } =
        [.. new[] { "ru", Fallback }.Concat(options.Texts.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>
    /// The language in which the pages speak to somebody who reads the first of these, and the host's wording in it: the host's nearest
    /// (<c>de-AT</c>, then <c>de</c>), else Russian or English. A language that the host added stands on its English.
    /// </summary>
    public (string Language, IReadOnlyDictionary<string, string> Wording) For(IEnumerable<string?> languages)
    {
        var asked = languages.FirstOrDefault(language => !string.IsNullOrEmpty(language)) ?? Fallback;
        var language = Find(asked) ?? Find(asked.Split('-', '_')[0]) ?? (IsRussian(asked) ? "ru" : Fallback);
        return (language, Wording(language));
    }

    public TextsAnswer AnswerTo(TextsInput input)
    {
        var (language, wording) = For([input.Language]);
        return new TextsAnswer { Language = language, Languages = Languages, Texts = wording };
    }

    /// <summary>A wording with another above it.</summary>
    public static IReadOnlyDictionary<string, string> Over(IReadOnlyDictionary<string, string> wording, IReadOnlyDictionary<string, string> above)
    {
        var whole = new Dictionary<string, string>(wording, StringComparer.Ordinal);
        foreach (var (key, text) in above)
        {
            whole[key] = text;
        }

        return whole;
    }

    private Dictionary<string, string> Wording(string language)
    {
        var wording = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!IsRussian(language))
        {
            Add(Find(Fallback));
        }

        Add(language);
        return wording;

        void Add(string? source)
        {
            foreach (var (key, text) in source is not null && options.Texts.TryGetValue(source, out var texts) ? texts : None)
            {
                wording[key] = text;
            }
        }
    }

    private string? Find(string language) => options.Texts.Keys.FirstOrDefault(key => string.Equals(key, language, StringComparison.OrdinalIgnoreCase));

    private static bool IsRussian(string language) => language.StartsWith("ru", StringComparison.OrdinalIgnoreCase);
}
