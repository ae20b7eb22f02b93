namespace MultiChat;

/// <summary>Which texts a storage keeps: all but those with a NUL or half of a surrogate pair, which not every database can hold.</summary>
/// <remarks>Every storage refuses the others before it writes. Entrances refuse them first: <see cref="Messages.MessageText"/>.</remarks>
public static class KeptText
{
    internal const string Rule = "No storage keeps a text with a NUL or half of a surrogate pair.";

    /// <summary>Whether a storage keeps the text exactly.</summary>
    /// <param name="text">Any text; null is kept too.</param>
    public static bool IsPossible(string? text)
    {
        var rest = text.AsSpan();
        if (rest.Contains('\0'))
        {
            return false;
        }

        while (rest.IndexOfAnyInRange('\uD800', '\uDFFF') is var at && at >= 0)
        {
            if (!char.IsHighSurrogate(rest[at]) || at + 1 == rest.Length || !char.IsLowSurrogate(rest[at + 1]))
            {
                return false;
            }

            rest = rest[(at + 2)..];
        }

        return true;
    }

    /// <summary>The text itself.</summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentException">The text cannot be kept.</exception>
    public static string Checked(string text) => IsPossible(text) ? text : throw new ArgumentException(Rule, nameof(text));
}
