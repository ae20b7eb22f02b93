using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using MultiChat.Hosting.Post;

namespace MultiChat.Hosting.Configuration;

/// <summary>The texts that the pages have, from the file that their build writes; and what is wrong with a host's own.</summary>
internal static partial class PageTexts
{
    private const string Resource = "ui/texts.json";

    private static readonly Lazy<FrozenSet<string>> Keys = new(ReadKeys);

    public static IEnumerable<string> Errors(IDictionary<string, IDictionary<string, string>> texts)
    {
        foreach (var (language, wording) in texts)
        {
            if (!LanguageTag().IsMatch(language))
            {
                yield return $"Texts has '{language}', which is no language tag such as 'ru', 'en' or 'de'.";
            }

            if (wording is null)
            {
                yield return $"Texts['{language}'] is null.";
                continue;
            }

            foreach (var (key, text) in wording)
            {
                if (!Keys.Value.Contains(Stem(key)))
                {
                    yield return $"Texts['{language}'] has '{key}', which no page and no letter shows; /chat/texts.json lists the keys of pages, docs/operations.md those of letters.";
                }
                else if (text is null)
                {
                    yield return $"Texts['{language}']['{key}'] is null.";
                }
            }
        }
    }

    /// <summary>Without the plural form: which of them a language has is its own affair.</summary>
    private static string Stem(string key) => PluralForm().Replace(key, "");

    private static FrozenSet<string> ReadKeys()
    {
        using var stream = typeof(PageTexts).Assembly.GetManifestResourceStream(Resource)!;
        using var file = JsonDocument.Parse(stream);
        return file.RootElement.EnumerateObject()
            .SelectMany(language => language.Value.EnumerateObject())
            .Select(text => Stem(text.Name))
            .Concat(LetterWords.All["en"].Keys)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\.(zero|one|two|few|many|other)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PluralForm();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
