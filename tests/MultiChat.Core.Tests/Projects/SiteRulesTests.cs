namespace MultiChat.Projects;

/// <summary>What may be chosen for a site.</summary>
public sealed class SiteRulesTests
{
    [Theory]
    [InlineData("#0A7CFF", "#0a7cff")]
    [InlineData(" #000000 ", "#000000")]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void A_colour_is_kept_in_lower_case(string? given, string? kept) => Checked(new SiteSettings { Color = given }).Color.Should().Be(kept);

    [Theory]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#12345g")]
    [InlineData("#1234567")]
    [InlineData("0a7cff")]
    [InlineData("#0a7cff;}")]
    [InlineData("#0a7c\nff")]
    [InlineData("#０a7cff")]
    public void What_is_no_colour_is_refused(string given) => Refused("color", new SiteSettings { Color = given });

    [Fact]
    public void A_side_that_is_none_is_refused() => Refused("side", new SiteSettings { Side = (SiteSide)2 });

    [Fact]
    public void A_consent_line_is_one_paragraph_of_at_most_1000_units()
    {
        Checked(new SiteSettings { Consent = " Согласен\nна\u0002 обработку " }).Consent.Should().Be("Согласен на обработку");
        Checked(new SiteSettings { Consent = new string('x', 1_000) }).Consent.Should().HaveLength(1_000);
        Checked(new SiteSettings { Consent = "\u200B \n" }).Consent.Should().BeNull();
        Refused("consent", new SiteSettings { Consent = new string('x', 1_001) });
        Refused("consent", new SiteSettings { Consent = "a\0b" });
    }

    [Fact]
    public void Texts_are_one_line_each_of_at_most_500_units_and_blank_ones_are_none()
    {
        Checked(Of("title", " Спросите\tнас\n")).Texts.Should().Equal(Of("title", "Спросите нас").Texts);
        Checked(Of("title", new string('x', 500))).Texts["title"].Should().HaveLength(500);
        Checked(Of("title", " \u200B")).Texts.Should().BeEmpty();
        Refused("texts", Of("title", new string('x', 501)));
        Refused("texts", Of("title", "\uD83D"));
    }

    [Theory]
    [InlineData("send")]
    [InlineData("Title")]
    [InlineData("")]
    public void A_text_that_a_site_cannot_word_is_refused(string key) => Refused("texts", Of(key, "Hello"));

    [Fact]
    public void All_texts_that_a_site_may_word_are_taken_at_once()
    {
        var all = new SiteSettings { Texts = SiteSettings.TextKeys.ToDictionary(key => key, key => key) };

        Checked(all).Should().Be(all);
        SiteSettings.TextKeys.Should().HaveCountLessThanOrEqualTo(20).And.OnlyHaveUniqueItems();
    }

    [Fact] // G9: a key is taken for the whole installation
    public void A_project_has_at_most_100_sites()
    {
        Site[] sites = [.. Enumerable.Range(0, 100).Select(number => SiteRules.New(default, default, $"s{number}", allowedOrigins: null))];

        SiteRules.WhyNotAdd(sites[..99]).Should().BeNull();
        SiteRules.WhyNotAdd(sites)!.Facts["member"].Should().Be("key");
    }

    private static SiteSettings Checked(SiteSettings settings) => SiteRules.Checked(settings);

    private static SiteSettings Of(string key, string text) => new() { Texts = new Dictionary<string, string> { [key] = text } };

    private static void Refused(string field, SiteSettings settings)
    {
        var refusal = FluentActions.Invoking(() => SiteRules.Checked(settings)).Should().Throw<Refusal>().Which;
        refusal.Code.Should().Be(RefusalCode.InvalidField);
        refusal.Facts["member"].Should().Be(field);
    }
}
