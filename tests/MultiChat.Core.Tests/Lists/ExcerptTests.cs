using System.Text;

namespace MultiChat.Lists;

public sealed class ExcerptTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"слово{(char)('а' + (i % 30))}"));

    [Fact]
    public void A_short_text_is_whole() => Excerpt.Of("Чайник сломался", ["чай"]).Should().Be("Чайник сломался");

    [Fact]
    public void A_text_that_lacks_a_word_has_none()
    {
        Excerpt.Of("Чайник сломался", ["чай", "утюг"]).Should().BeNull();
        Excerpt.Of("Чайник сломался", ["айник"]).Should().BeNull("the middle of a word is not found");
        Excerpt.Of("Чайник", []).Should().BeNull();
    }

    [Theory]
    [InlineData("чайник", "чайник")]
    [InlineData("Чай\u00ADник", "чайник")]
    [InlineData("Ёлка", "елк")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("+7 (912) 345-67-89", "9123456789")]
    [InlineData("АБ-12345", "12345")]
    [InlineData("我想买红色茶壶谢谢", "茶壶")]
    [InlineData("𝐇ello", "𝐇ell")]
    public void A_long_text_is_cut_around_the_first_place_wherever_it_stands(string written, string asked)
    {
        var words = DeskQuery.Parse(asked).Ways[0];
        foreach (var at in new[] { 0, 1, 50, 63, 64, 65, 130, 199, 200, 201, 1_000, 2_400, Long.Length })
        {
            var text = $"{Long[..at]} {written} {Long[at..]} {written} {Long}";

            var excerpt = Excerpt.Of(text, words)!;

            excerpt.Length.Should().BeInRange(190, 200);
            text.Should().Contain(excerpt);
            SearchWords.Of(excerpt).Should().Contain(known => known.StartsWith(words[0], StringComparison.Ordinal), "of what stands at {0}", at);
            text.IndexOf(excerpt, StringComparison.Ordinal).Should().BeInRange(Math.Max(0, at - 62), at + 2);
        }
    }

    [Fact]
    public void No_character_is_cut_in_two()
    {
        for (var before = 0; before < 8; before++)
        {
            var text = $"{new string('a', before)}{string.Concat(Enumerable.Repeat("😀", 300))} needle {string.Concat(Enumerable.Repeat("🫖", 300))}";

            var excerpt = Excerpt.Of(text, ["needle"])!;

            excerpt.Length.Should().BeInRange(198, 200);
            excerpt.Should().Contain("needle");
            excerpt.EnumerateRunes().Should().NotContain(Rune.ReplacementChar);
        }
    }

    [Fact]
    public void Of_several_words_the_first_place_of_any_is_shown() =>
        Excerpt.Of($"Утюг {Long} чайник", ["чайник", "утюг"]).Should().StartWith("Утюг");

    [Fact]
    public void The_longest_text_takes_no_time_worth_speaking_of()
    {
        var text = string.Concat(Enumerable.Repeat("茶", 7_990)) + " needle";
        var started = System.Diagnostics.Stopwatch.StartNew();

        Excerpt.Of(text, ["needle"]).Should().EndWith("needle");

        started.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(1));
    }
}
