using System.Text;
using MultiChat.Letters;

namespace MultiChat.Lists;

/// <summary>A folded word of a text, or a run of a script that puts no spaces between words.</summary>
/// <param name="Text">Folded letters, digits and marks.</param>
/// <param name="IsUnspaced">Whether it is such a run, in which a word begins anywhere.</param>
/// <param name="FollowsClosely">Whether only what stands inside telephone numbers is between it and the word before it.</param>
internal readonly record struct SearchWord(string Text, bool IsUnspaced, bool FollowsClosely)
{
    private const int LongestGap = 3;

    /// <summary>Whether it is digits alone.</summary>
    public bool IsNumber => Text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The words of a text in their order.</summary>
    public static List<SearchWord> ListOf(string text)
    {
        var words = new List<SearchWord>();
        var word = new StringBuilder();
        var (unspaced, gap, close) = (false, 0, false);
        foreach (var rune in Composition.Of(text).EnumerateRunes())
        {
            if (Folding.IsDropped(rune))
            {
                continue;
            }

            var isMark = word.Length > 0 && Folding.IsPartOfLetter(rune);
            if (!isMark && !Rune.IsLetterOrDigit(rune))
            {
                End();
                close &= ++gap <= LongestGap && IsInNumbers(rune);
                continue;
            }

            if (!isMark && word.Length > 0 && Folding.IsUnspaced(rune) != unspaced)
            {
                End();
                close = false;
            }

            if (word.Length == 0)
            {
                unspaced = Folding.IsUnspaced(rune);
            }

            word.Append(Folding.Fold(rune).ToString());
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(new SearchWord(word.ToString(), unspaced, close));
                word.Clear();
                (gap, close) = (0, true);
            }
        }
    }

    private static bool IsInNumbers(Rune rune) =>
        rune.Value is '+' or '(' or ')' or '-' or '.' or '/' or '\u2011' or '\u2013' or '\u2014' or '\u2212'
        || (Rune.IsWhiteSpace(rune) && rune.Value != '\n');
}
