namespace MultiChat.Messages;

public sealed class MessageBodyTests
{
    [Fact] // M1, M2
    public void A_body_is_what_is_kept_of_a_text_and_the_same_as_another_that_says_the_same()
    {
        var body = MessageBody.Of("one\r\ntwo\u0001");

        body.Text.Should().Be("one\ntwo");
        body.Should().Be(MessageBody.Of("one\ntwo")).And.Be(MessageBody.Kept("one\ntwo")).And.NotBe(MessageBody.Of("One\ntwo"));
        body.Hash().Should().Equal(MessageBody.Kept("one\ntwo").Hash());
    }

    [Fact] // M2: a hash of an earlier version is of the text as it came
    public void A_body_is_known_by_the_hash_of_what_is_kept_and_of_what_was_sent()
    {
        var body = MessageBody.Of("one\u2028two");

        body.Has(MessageBody.Kept("one\ntwo").Hash()).Should().BeTrue();
        body.Has(MessageBody.Kept("one\u2028two").Hash()).Should().BeTrue();
        body.Has(MessageBody.Kept("one two").Hash()).Should().BeFalse();
        MessageBody.Of("one\ntwo").Has(MessageBody.Kept("one\u2028two").Hash()).Should().BeFalse();
    }

    [Fact]
    public void What_is_kept_of_a_body_is_itself_where_nothing_else_was_sent_and_forgets_what_was()
    {
        var (plain, cleaned) = (MessageBody.Of("one two"), MessageBody.Of("one\u2028two"));

        plain.AsKept.Should().BeSameAs(plain);
        cleaned.AsKept.Should().Be(cleaned).And.NotBeSameAs(cleaned);
        cleaned.AsKept.Has(MessageBody.Kept("one\u2028two").Hash()).Should().BeFalse();
    }

    [Fact] // M2: hashes that are stored stay valid
    public void A_hash_is_the_SHA_256_of_the_text_in_UTF_8() =>
        Convert.ToHexStringLower(MessageBody.Of("Привет 😀").Hash())
            .Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("Привет 😀"))));

    [Theory] // M1
    [InlineData("", "text_empty")]
    [InlineData("a\0", "text_forbidden_character")]
    public void What_cannot_be_a_text_is_refused(string text, string code) =>
        FluentActions.Invoking(() => MessageBody.Of(text)).Should().Throw<Refusal>().Which.Code.Value.Should().Be(code);
}
