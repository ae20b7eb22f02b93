namespace MultiChat.Lists;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ! ")]
    public void A_text_without_letters_and_digits_has_no_words(string? text) => SearchWords.Of(text).Should().BeEmpty();

    [Theory]
    [InlineData("Order 15-B, please!", "order", "15", "b", "please")]
    [InlineData("  two  words", "two", "words")]
    [InlineData("again again", "again", "again")]
    [InlineData("Ёлка ЕЛКА ёлка", "елка", "елка", "елка")]
    [InlineData("Е\u0308лка и\u0306од", "елка", "йод")]
    [InlineData("𝔘nicode\uD83D\uDE00smile", "𝔘nicode", "smile")]
    public void Words_are_folded_and_split_at_everything_else(string text, params string[] words) => SearchWords.Of(text).Should().Equal(words);

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_letter() => SearchWords.Of("half\uD83Dpair").Should().Equal("half", "pair");
}
