using MultiChat.Sources;

namespace MultiChat.Hosting.Accounts;

/// <summary>Codes that people copy by hand: letters and digits that no font confuses, in groups.</summary>
internal static class CodeText
{
    /// <summary>Without i, l, o, 0 and 1; nearly five bits each.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A password for a letter: five groups of five, more than 120 bits.</summary>
    public static string NewPassword(RandomSource chance) => New(chance, groups: 5, size: 5);

    /// <summary>A recovery code: three groups of four, more than 59 bits; tries of it are counted.</summary>
    public static string NewRecoveryCode(RandomSource chance) => New(chance, groups: 3, size: 4);

    /// <summary>The code without what people put between its characters.</summary>
    public static string Plain(string typed) => string.Concat(typed.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string New(RandomSource chance, int groups, int size) => string.Join(
        '-', Enumerable.Range(0, groups).Select(_ => string.Concat(Enumerable.Range(0, size).Select(_ => Alphabet[chance.Next(Alphabet.Length)]))));
}
