using System.Globalization;
using System.Text;

namespace MultiChat.Letters;

/// <summary>What counts as the same letter or digit in a search.</summary>
internal static class Folding
{
    private const int WideFirst = 0xFF01;
    private const int WideLast = 0xFF5E;
    private const int FromWide = 0xFEE0;
    private const int Tatweel = 0x0640;
    private const int BreakingZeroWidth = 0x200B;

    /// <summary>A letter or digit folded: small, ё as е, full-width as usual, digits of every script as 0 to 9; Turkish dots do not count.</summary>
    public static Rune Fold(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            return new Rune('0' + (int)Rune.GetNumericValue(rune));
        }

        var usual = rune.Value is >= WideFirst and <= WideLast ? new Rune(rune.Value - FromWide) : rune;
        var lower = CharacterData.ToLower(usual);
        return lower.Value switch
        {
            'ё' => new Rune('е'),
            'İ' or 'ı' => new Rune('i'),
            'ς' => new Rune('σ'),
            _ => lower,
        };
    }

    /// <summary>Whether it belongs to the letter before it: a mark that makes another letter in its script.</summary>
    public static bool IsPartOfLetter(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether a word is the same without it: joiners, soft hyphens, accents that no letter has, points of Hebrew and Arabic.</summary>
    public static bool IsDropped(Rune rune) => rune.Value switch
    {
        BreakingZeroWidth => false,
        Tatweel or 0x0670 => true,
        >= 0x0300 and <= 0x036F => true,
        >= 0x0591 and <= 0x05C7 or >= 0x0610 and <= 0x061A or >= 0x064B and <= 0x065F or >= 0x06D6 and <= 0x06ED => IsPartOfLetter(rune),
        >= 0x20D0 and <= 0x20FF => true,
        _ => Visibility.IsIgnorable(rune),
    };

    /// <summary>Whether its script puts no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value
        is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3021 and <= 0x3029) or (>= 0x3040 and <= 0x30FF)
        or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xA9E0 and <= 0xA9FF)
        or (>= 0xAA60 and <= 0xAA7F) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F) or (>= 0x20000 and <= 0x3FFFF);
}
