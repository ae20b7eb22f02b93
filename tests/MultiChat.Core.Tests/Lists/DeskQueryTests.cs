namespace MultiChat.Lists;

public sealed class DeskQueryTests
{
    [Theory]
    [InlineData("чайник красн", "чайник красн")]
    [InlineData("AB12345", "ab12345|ab 12345")]
    [InlineData("+7 (900) 123-45-67", "7 900 123 45 67|79001234567|9001234567")]
    [InlineData("89001234567", "89001234567|9001234567")]
    [InlineData("8900123", "8900123|900123")]
    [InlineData("1234567", "1234567")]
    [InlineData("0049 151 12345678", "0049 151 12345678|4915112345678|5112345678")]
    [InlineData("12 34", "12 34")]
    [InlineData("上海东边我家在这里", "上海东边我家 在这里")]
    [InlineData("...", "")]
    public void A_query_has_these_ways(string query, string ways) =>
        string.Join('|', DeskQuery.Parse(query).Ways.Select(way => string.Join(' ', way))).Should().Be(ways);

    [Theory]
    [InlineData("обращение 12", 12)]
    [InlineData("Обращение № 12", 12)]
    [InlineData("№ 12", 12)]
    [InlineData("№12", 12)]
    [InlineData("#12", 12)]
    [InlineData("inquiry 12", 12)]
    [InlineData("12", 12)]
    [InlineData("12 34", null)]
    [InlineData("заказ 12", null)]
    [InlineData("9999999999999999999", null)]
    public void An_inquiry_is_named_by_its_number(string query, int? number) => DeskQuery.Parse(query).Inquiry.Should().Be(number);

    [Fact]
    public void A_hundred_units_of_anything_are_few_ways_of_few_words()
    {
        foreach (var query in new[] { new string('1', 100), string.Concat(Enumerable.Repeat("a1", 50)), string.Concat(Enumerable.Repeat("1 ", 50)), new string('海', 100) })
        {
            var ways = DeskQuery.Parse(query).Ways;

            ways.Count.Should().BeInRange(1, 4);
            ways.Should().OnlyContain(way => way.Count <= SearchWords.MaxQueryWords);
        }
    }

    [Fact]
    public void A_long_text_has_words_in_proportion()
    {
        foreach (var sign in new[] { "1", "1 ", "a1", "海", "1-", "e\u0301" })
        {
            SearchWords.Of(string.Concat(Enumerable.Repeat(sign, 8_000 / sign.Length))).Sum(word => (long)word.Length).Should().BeLessThan(200_000, sign);
        }
    }
}
