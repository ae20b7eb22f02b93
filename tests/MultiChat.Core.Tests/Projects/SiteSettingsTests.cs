namespace MultiChat.Projects;

public sealed class SiteSettingsTests
{
    private static readonly SiteSettings Full = new()
    {
        Color = "#0a7cff", Side = SiteSide.Left, Consent = "Согласен на «обработку» 😀", Texts = Of(("title", "Спросите нас"), ("write", "שלום")),
    };

    [Fact]
    public void What_is_kept_is_read_again() => SiteSettings.FromJson(Full.ToJson()).Should().Be(Full);

    [Fact]
    public void Nothing_chosen_is_an_empty_object() => SiteSettings.Default.ToJson().Should().Be("{}");

    [Fact]
    public void What_nobody_chose_is_not_kept() => new SiteSettings { Side = SiteSide.Right }.ToJson().Should().Be("""{"side":"right"}""");

    [Fact]
    public void A_side_of_a_later_version_is_none() => SiteSettings.FromJson("""{"side":"top"}""").Should().Be(SiteSettings.Default);

    [Fact]
    public void A_text_that_no_storage_keeps_is_refused()
    {
        SiteSettings[] impossible = [new() { Consent = "a\0b" }, new() { Texts = Of(("title", "\uD800")) }, new() { Texts = Of(("\0", "a")) }];

        impossible.Should().AllSatisfy(settings => settings.Invoking(one => one.ToJson()).Should().Throw<ArgumentException>());
    }

    public static TheoryData<string, SiteSettings> Others => new()
    {
        { "color", Full with { Color = "#0a7cfe" } },
        { "side", Full with { Side = SiteSide.Right } },
        { "consent", Full with { Consent = null } },
        { "texts", Full with { Texts = Of(("title", "Спросите нас")) } },
        { "wording", Full with { Texts = Of(("title", "Спросите нас"), ("write", "Shalom")) } },
        { "keys", Full with { Texts = Of(("title", "Спросите нас"), ("here", "שלום")) } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Those_that_differ_in_one_thing_are_not_equal(string what, SiteSettings other) => other.Should().NotBe(Full, what);

    private static Dictionary<string, string> Of(params (string Key, string Text)[] texts) => texts.ToDictionary(text => text.Key, text => text.Text);
}
