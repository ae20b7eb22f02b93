using System.Globalization;
using System.Text;
using MultiChat.Letters;

namespace MultiChat.Team;

/// <summary>How e-mails that are logins are checked and compared (rule T3).</summary>
public static class EmailAddress
{
    /// <summary>The most units an e-mail may have.</summary>
    public const int MaxLength = 254;

    /// <summary>The form in which two e-mails of one person are equal: trimmed, NFC, case folded; the same on every machine.</summary>
    /// <param name="email">The e-mail as entered.</param>
    public static string Fold(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        return FoldedName.Of(email);
    }

    /// <summary>
    /// Whether it has one @ with something on both sides, at most <see cref="MaxLength"/> units, and nothing that nobody sees: no white space, no
    /// control or format characters, no half of a surrogate pair.
    /// </summary>
    /// <param name="email">The e-mail as entered, trimmed.</param>
    public static bool LooksRight(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return email.Length <= MaxLength && at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1
            && KeptText.IsPossible(email)
            && !email.EnumerateRunes().Any(c => Rune.IsWhiteSpace(c) || Rune.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format);
    }
}
