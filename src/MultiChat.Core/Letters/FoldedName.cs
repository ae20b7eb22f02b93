using System.Text;

namespace MultiChat.Letters;

/// <summary>The form in which two spellings of one name are equal: trimmed, NFC, case folded, and the same on every machine. ё and е stay two letters.</summary>
internal static class FoldedName
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Composition.Of(text.Trim()).EnumerateRunes())
        {
            folded.Append(CharacterData.ToUpper(rune).ToString());
        }

        return folded.ToString();
    }
}
