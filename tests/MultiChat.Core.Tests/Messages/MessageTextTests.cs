using System.Security.Cryptography;
using System.Text;

namespace MultiChat.Messages;

public sealed class MessageTextTests
{
    [Theory] // M1
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [InlineData("line\u2028separator", "line\u2028separator")]
    [InlineData("😀", "😀")]
    [InlineData("😀😀 and 👩‍💻", "😀😀 and 👩‍💻")]
    public void A_text_is_kept_with_its_line_ends_as_newlines(string text, string kept) => MessageText.Checked(text).Should().Be(kept);

    [Fact] // M1
    public void Control_characters_and_halves_of_pairs_are_forbidden()
    {
        // Not as the data of a theory: an attribute cannot hold half of a pair.
        string[] forbidden =
            ["\uD83D", "a\uD83D", "\uD83Da", "\uDE00\uD83D", "😀\uDE00", "\uD83D😀", "😀\0", "\u0007", "\u0085"];

        forbidden.Should().OnlyContain(text => MessageText.HasForbiddenCharacter(text));
    }

    [Theory] // M2
    [InlineData(0)]
    [InlineData(340)]
    [InlineData(341)]
    [InlineData(8_000)]
    public void The_hash_is_SHA_256_of_the_text_in_UTF_8(int units)
    {
        var text = new string('я', units);

        MessageText.Hash(text).Should().Equal(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
