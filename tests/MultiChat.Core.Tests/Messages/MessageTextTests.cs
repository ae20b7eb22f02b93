using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MultiChat.Messages;

public sealed class MessageTextTests
{
    [Theory] // M1
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [InlineData("line\u2028separator", "line\nseparator")]
    [InlineData("😀", "😀")]
    [InlineData("😀😀 and 👩‍💻", "😀😀 and 👩‍💻")]
    public void A_text_is_kept_with_its_line_ends_as_newlines(string text, string kept) => MessageText.Checked(text).Should().Be(kept);

    [Fact] // M1
    public void Every_entrance_keeps_of_a_text_what_the_vectors_say()
    {
        foreach (var (given, kept) in TextVectors.Texts)
        {
            var check = () => MessageText.Checked(given);

            if (kept is null)
            {
                check.Should().Throw<Refusal>(Units(given)).Which.Code.Should().Be(RefusalCode.TextForbiddenCharacter, Units(given));
            }
            else if (kept.Length == 0)
            {
                check.Should().Throw<Refusal>(Units(given)).Which.Code.Should().Be(RefusalCode.TextEmpty, Units(given));
            }
            else
            {
                check().Should().Be(kept, Units(given));
            }
        }
    }

    [Fact] // M1
    public void A_text_of_nothing_visible_is_empty()
    {
        foreach (var blank in TextVectors.Blank)
        {
            var check = () => MessageText.Checked(blank);

            check.Should().Throw<Refusal>(Units(blank)).Which.Code.Should().Be(RefusalCode.TextEmpty, Units(blank));
        }

        TextVectors.Visible.Should().OnlyContain(text => MessageText.Checked(text) == text);
    }

    [Fact] // M1
    public void The_length_is_that_of_the_kept_text()
    {
        MessageText.Checked(string.Concat(Enumerable.Repeat("a\r\n", 4_000)) + "\u0002").Should().HaveLength(8_000);
        FluentActions.Invoking(() => MessageText.Checked(new string('a', 8_000) + "\u2028"))
            .Should().Throw<Refusal>().Which.Code.Should().Be(RefusalCode.TextTooLong);
    }

    [Fact] // M1
    public void NUL_and_halves_of_pairs_are_forbidden_and_no_other_character()
    {
        // Not as the data of a theory: an attribute cannot hold half of a pair.
        string[] forbidden = ["\uD83D", "a\uD83D", "\uD83Da", "\uDE00\uD83D", "😀\uDE00", "\uD83D😀", "😀\0"];

        forbidden.Should().OnlyContain(text => MessageText.HasForbiddenCharacter(text));
        new[] { "\u0007", "\u0085", "\u001B[0m" }.Should().OnlyContain(text => !MessageText.HasForbiddenCharacter(text));
    }

    [Theory] // M2
    [InlineData(0)]
    [InlineData(340)]
    [InlineData(341)]
    [InlineData(8_000)]
    public void The_hash_is_SHA_256_of_the_text_in_UTF_8(int units)
    {
        var text = new string('я', units);

        MessageBody.Kept(text).Hash().Should().Equal(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Units(string text) => string.Join(' ', text.Select(unit => ((int)unit).ToString("X4", CultureInfo.InvariantCulture)));
}
