using System.Globalization;
using MultiChat.Team;

namespace MultiChat.Clients;

/// <summary>By what two cards may be of one person (rule C4): a phone by its digits, an e-mail however it is written.</summary>
/// <param name="Value">The key as kept: a word for its kind, a colon, and what is compared.</param>
public readonly record struct CardKey(string Value)
{
    private const int FewestDigits = 5;
    private const int MostDigits = 15;

    /// <summary>The key of a phone, or null where it has fewer than 5 digits or more than 15.</summary>
    /// <param name="phone">The phone as entered.</param>
    public static CardKey? OfPhone(string phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        // Whatever the digits look like: Arabic or full-width ones are typed as such.
        var digits = string.Concat(phone.Select(CharUnicodeInfo.GetDecimalDigitValue).Where(digit => digit >= 0));
        return digits.Length is >= FewestDigits and <= MostDigits ? new CardKey($"phone:{digits}") : null;
    }

    /// <summary>The key of an e-mail, or null where it is none.</summary>
    /// <param name="email">The e-mail as entered.</param>
    public static CardKey? OfEmail(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        return EmailAddress.LooksRight(email.Trim()) ? new CardKey($"email:{EmailAddress.Fold(email)}") : null;
    }

    /// <summary>The key as kept.</summary>
    public override string ToString() => Value;
}
