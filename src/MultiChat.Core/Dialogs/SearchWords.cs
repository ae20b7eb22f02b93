using System.Text;

namespace MultiChat.Dialogs;

/// <summary>How texts and queries become words that can be compared: case folded, ё as е, split at everything but letters and digits.</summary>
public static class SearchWords
{
    /// <summary>The most words of a query that count.</summary>
    public const int MaxQueryWords = 10;

    /// <summary>The folded words of a text, in their order, with repetitions.</summary>
    /// <param name="text">Any text, or null for none.</param>
    public static IReadOnlyList<string> Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Fold(rune).ToString());
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>A letter and its mark as one, so that ё is one letter however it was typed. Text that is no text is taken as it is.</summary>
    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static Rune Fold(Rune rune) =>
        Rune.ToLowerInvariant(rune) is var lower && lower.Value == 'ё' ? new Rune('е') : lower;
}
