using System.Text;

namespace MultiChat.Letters;

/// <summary>Whether a text shows anything: one of white space, joiners and other invisible characters alone counts as empty (rule M1).</summary>
internal static class Visibility
{
    private const int BrailleBlank = 0x2800;

    /// <summary>Unicode's Default_Ignorable_Code_Point, in order: first and last of each range.</summary>
    private static readonly (int First, int Last)[] Ignorable =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    /// <summary>Whether nothing of the text is seen. Stops at the first character that is.</summary>
    public static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a display that does not know the character shows nothing of it: joiners, soft hyphens, marks of direction.</summary>
    public static bool IsIgnorable(Rune rune)
    {
        var value = rune.Value;
        return value >= Ignorable[0].First && Array.Exists(Ignorable, range => value >= range.First && value <= range.Last);
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value == BrailleBlank || IsIgnorable(rune);
}
