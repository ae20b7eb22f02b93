using System.Text;
using MultiChat.Sources;

namespace MultiChat.Letters;

/// <summary>Our normalization against the system's, where the system has one.</summary>
public sealed class CompositionTests
{
    private static readonly bool SystemNormalizes = "e\u0301".Normalize(NormalizationForm.FormC).Length == 1;

    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("и\u0306 е\u0308", "й ё")]
    [InlineData("a\u0323\u0302", "ậ")]
    [InlineData("a\u0302\u0323", "ậ")]
    [InlineData("\u1100\u1161\u11A8", "각")]
    [InlineData("\u212B", "Å")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("plain", "plain")]
    public void Letters_and_their_marks_become_one(string text, string composed) => Composition.Of(text).Should().Be(composed);

    [Fact]
    public void It_agrees_with_the_system_for_every_character()
    {
        if (!SystemNormalizes)
        {
            return;
        }

        foreach (var text in Characters().Select(rune => rune.ToString()).Where(IsKnown))
        {
            var decomposed = text.Normalize(NormalizationForm.FormD);
            (Composition.Of(text), Composition.Of(decomposed)).Should().Be(
                (text.Normalize(NormalizationForm.FormC), decomposed.Normalize(NormalizationForm.FormC)), $"of U+{char.ConvertToUtf32(text, 0):X4}");
        }
    }

    [Fact]
    public void It_agrees_with_the_system_for_letters_and_marks_in_any_order()
    {
        if (!SystemNormalizes)
        {
            return;
        }

        var chance = new SeededRandomSource(1);
        string[] signs = [.. "aeiouEИиЕе각가".Select(letter => letter.ToString()), "\u0301", "\u0308", "\u0306", "\u0323", "\u0302", "\u0345", "\u05B0", "\u064B", "\u1161", "\u11A8", "\u1100", "\u0DCF", "\u0DD9", "\u0DCA"];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + chance.Next(8)).Select(_ => signs[chance.Next(signs.Length)]));
            Composition.Of(text).Should().Be(text.Normalize(NormalizationForm.FormC));
        }
    }

    [Fact]
    public void A_thousand_marks_on_one_letter_are_no_burden() =>
        Composition.Of("a" + string.Concat(Enumerable.Repeat("\u0302\u0323", 4_000))).Should().StartWith("ậ");

    private static IEnumerable<Rune> Characters() =>
        Enumerable.Range(0, 0x110000).Where(value => value is < 0xD800 or > 0xDFFF).Select(value => new Rune(value));

    // Characters that the system may know and our table does not, or the other way round, are none of any text yet.
    private static bool IsKnown(string text) =>
        char.ConvertToUtf32(text, 0) is not ((>= 0x10EFD and <= 0x10EFF) or (>= 0x11F00 and <= 0x11F59) or 0x1E08F or (>= 0x1E4D0 and <= 0x1E4F9))
        && Rune.GetUnicodeCategory(Rune.GetRuneAt(text, 0)) is not System.Globalization.UnicodeCategory.OtherNotAssigned;
}
