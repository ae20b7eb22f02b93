using MultiChat.Letters;

namespace MultiChat.Hosting.Accounts;

/// <summary>What a password's text may be, and in which form it is hashed: one rule for setting one and for signing in.</summary>
internal static class PasswordText
{
    /// <summary>What is wrong with the text as a new password, to stand behind its name; null where nothing is.</summary>
    public static string? WhyNot(string? text) =>
        text is null || !HasLength(text) || (IsPossible(text) && !HasLength(Kept(text)))
            ? $"must have {OperatorAccounts.MinPasswordLength} to {OperatorAccounts.MaxPasswordLength} characters."
            : !IsPossible(text) || text.Any(char.IsControl) ? "must have no control character and no half of a surrogate pair."
            : null;

    /// <summary>
    /// The text as it is hashed: composed, because one keyboard writes an accented letter as one character and the next as two; the same on every
    /// machine.
    /// </summary>
    public static string Kept(string text) => Composition.Of(text);

    /// <summary>
    /// The texts of which one must fit the hash. None for what no password is: the hash function takes its key for a longer one that ends in
    /// NULs, so a text with a NUL would pass for the text without it. The text as typed is among them for hashes made before texts were composed.
    /// </summary>
    public static IReadOnlyList<string> FormsOf(string typed) =>
        typed.Length is 0 or > OperatorAccounts.MaxPasswordLength || !IsPossible(typed) ? []
        : Kept(typed) is var kept && string.Equals(kept, typed, StringComparison.Ordinal) ? [typed]
        : [kept, typed];

    private static bool HasLength(string text) => text.Length is >= OperatorAccounts.MinPasswordLength and <= OperatorAccounts.MaxPasswordLength;

    private static bool IsPossible(string text) => KeptText.IsPossible(text);
}
