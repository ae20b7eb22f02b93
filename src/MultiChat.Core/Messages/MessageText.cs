using System.Security.Cryptography;
using System.Text;

namespace MultiChat.Messages;

/// <summary>What a message's text may be (rule M1): one function for every entrance.</summary>
public static class MessageText
{
    /// <summary>The most UTF-16 units a text may have.</summary>
    public const int MaxLength = 8_000;

    /// <summary>The text as it is kept: line ends as <c>\n</c>.</summary>
    /// <param name="text">The text as sent.</param>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.TextEmpty"/>, <see cref="RefusalCode.TextTooLong"/> or <see cref="RefusalCode.TextForbiddenCharacter"/>.
    /// </exception>
    public static string Checked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text;
        return WhyNot(kept) is { } refusal ? throw refusal : kept;
    }

    /// <summary>Whether the text has a control character other than newline and tab, or half of a surrogate pair.</summary>
    /// <param name="text">Any text.</param>
    public static bool HasForbiddenCharacter(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c) || (char.IsControl(c) && c is not ('\n' or '\t')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>SHA-256 of a message's first content, by which a repeated id is told from a conflicting one (rule M2).</summary>
    /// <param name="text">The kept text.</param>
    public static byte[] Hash(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // One unit needs three bytes at most; most texts are short.
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = most <= 1_024 ? stackalloc byte[most] : new byte[most];
        return SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private static Refusal? WhyNot(string text) => text switch
    {
        { Length: > MaxLength } => new Refusal(RefusalCode.TextTooLong, $"A text has at most {MaxLength} UTF-16 units."),
        _ when string.IsNullOrWhiteSpace(text) => new Refusal(RefusalCode.TextEmpty, "A text needs more than white space."),
        _ when HasForbiddenCharacter(text) =>
            new Refusal(RefusalCode.TextForbiddenCharacter, "Control characters other than newline and tab and lone surrogates are not allowed."),
        _ => null,
    };
}
