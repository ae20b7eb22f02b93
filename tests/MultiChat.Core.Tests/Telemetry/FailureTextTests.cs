namespace MultiChat.Telemetry;

public sealed class FailureTextTests
{
    [Theory]
    [InlineData("A client wrote: call me", false, "InvalidOperationException: ***")]
    [InlineData("A client wrote: call me", true, "InvalidOperationException: A client wrote: call me")]
    [InlineData("a\0b", true, "InvalidOperationException: ***")]
    public void A_message_is_masked_unless_it_may_be_shown_and_can_be_kept(string message, bool shows, string text) =>
        FailureText.Of(new InvalidOperationException(message), shows).Should().Be(text);

    [Fact]
    public void A_long_message_is_cut_without_halving_a_character()
    {
        var emoji = string.Concat(Enumerable.Repeat("😀", 200));

        var text = FailureText.Of(new InvalidOperationException("x" + emoji), showsMessages: true);
        var other = FailureText.Of(new InvalidOperationException(emoji), showsMessages: true);

        new[] { text.Length, other.Length }.Should().BeEquivalentTo([FailureText.MaxLength, FailureText.MaxLength - 1]);
        (KeptText.IsPossible(text) && KeptText.IsPossible(other)).Should().BeTrue();
    }

    [Theory]
    [InlineData("TimeoutException", "TimeoutException: ***", true)]
    [InlineData("TimeoutException: a", "TimeoutException: b", true)]
    [InlineData("TimeoutException: ***", "IOException: ***", false)]
    [InlineData(null, "IOException: ***", false)]
    public void A_cause_is_the_exceptions_type(string? earlier, string text, bool same) => FailureText.IsSameCause(earlier, text).Should().Be(same);

    [Fact]
    public void A_masked_exception_tells_types_and_places_and_no_message()
    {
        var masked = new MaskedException(Thrown()).ToString();

        masked.Should().Contain("System.InvalidOperationException: ***").And.Contain("---> System.IO.IOException: ***").And.Contain(nameof(Thrown))
            .And.NotContain("secret");
    }

    private static Exception Thrown()
    {
        try
        {
            throw new InvalidOperationException("A secret", new IOException("Another secret"));
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }
}
