using MultiChat.Letters;

namespace MultiChat.Messages;

/// <summary>What a message's text may be (rule M1): one function for every entrance.</summary>
public static class MessageText
{
    /// <summary>The most UTF-16 units a text may have.</summary>
    public const int MaxLength = 8_000;

    /// <summary>The text as it is kept: ends of lines as <c>\n</c>, without other control characters but tab. Bounds are those of the kept text.</summary>
    /// <param name="text">The text as sent.</param>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.TextForbiddenCharacter"/>, <see cref="RefusalCode.TextEmpty"/> or <see cref="RefusalCode.TextTooLong"/>.
    /// </exception>
    public static string Checked(string text)
    {
        if (HasForbiddenCharacter(text))
        {
            throw new Refusal(RefusalCode.TextForbiddenCharacter, "NUL and lone surrogates are not allowed.");
        }

        var kept = CleanText.Of(text);
        return WhyNot(kept) is { } refusal ? throw refusal : kept;
    }

    /// <summary>Whether the text has a NUL or half of a surrogate pair. Other control characters are cleaned away.</summary>
    /// <param name="text">Any text.</param>
    public static bool HasForbiddenCharacter(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !KeptText.IsPossible(text);
    }

    private static Refusal? WhyNot(string kept) => kept switch
    {
        { Length: > MaxLength } => new Refusal(RefusalCode.TextTooLong, $"A text has at most {MaxLength} UTF-16 units."),
        _ when Visibility.IsBlank(kept) => new Refusal(RefusalCode.TextEmpty, "A text needs something to be seen."),
        _ => null,
    };
}
