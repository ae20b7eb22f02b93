using System.Buffers;
using System.Text;

namespace MultiChat.Letters;

/// <summary>A text without the control characters that pastes from Word, PDF and terminals bring along (rule M1): line ends are newlines, the rest is gone.</summary>
internal static class CleanText
{
    private static readonly SearchValues<char> Unclean = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(unit => (char)unit).Where(IsUnclean), '\u2028', '\u2029']);

    /// <summary>The text with its lines and tabs.</summary>
    public static string Of(string text) => text.AsSpan().IndexOfAny(Unclean) is var first and >= 0 ? Cleaned(text, first) : text;

    /// <summary>The text in one line: ends of lines and tabs are spaces.</summary>
    public static string InOneLine(string text) => Of(text).Replace('\n', ' ').Replace('\t', ' ');

    private static string Cleaned(string text, int first)
    {
        var clean = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var unit = text[i];
            if (unit == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                // The newline behind it stands for both.
                continue;
            }

            if (IsLineEnd(unit))
            {
                clean.Append('\n');
            }
            else if (!IsUnclean(unit))
            {
                clean.Append(unit);
            }
        }

        return clean.ToString();
    }

    private static bool IsLineEnd(char unit) => unit is '\r' or '\u000B' or '\u000C' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsUnclean(char unit) => char.IsControl(unit) && unit is not ('\n' or '\t');
}
