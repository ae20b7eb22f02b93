using MultiChat.Team;

namespace MultiChat.Projects;

/// <summary>Rule D4: conditions on url, cookie or query parameter; all keys must match, any value of a key; the first that fits counts.</summary>
public sealed class SegmentRulesTests
{
    private static readonly GroupId Sales = new(Guid.Parse("00000000-0000-7000-8000-000000000001"));
    private static readonly GroupId Help = new(Guid.Parse("00000000-0000-7000-8000-000000000002"));

    [Theory]
    [InlineData("/help", "https://shop.example/help", true)]
    [InlineData("/help", "https://shop.example/help/returns?x=1#top", true)]
    [InlineData("/help", "https://shop.example/helpdesk", false)]
    [InlineData("/help/", "https://shop.example/help", true)]
    [InlineData("/help", "https://shop.example/", false)]
    [InlineData("/Help", "https://shop.example/help", false)]
    [InlineData("/", "https://any.example/there", true)]
    [InlineData("shop.example", "http://SHOP.example:8080/a", true)]
    [InlineData("https://shop.example/", "http://shop.example/a", true)]
    [InlineData("shop.example", "https://www.shop.example/", false)]
    [InlineData("shop.example:8443/a", "https://shop.example:8443/a/b", true)]
    [InlineData("shop.example:8443/a", "https://shop.example/a/b", false)]
    [InlineData("shop.example/help", "https://other.example/help", false)]
    [InlineData("/каталог", "https://shop.example/%D0%BA%D0%B0%D1%82%D0%B0%D0%BB%D0%BE%D0%B3/1", true)]
    [InlineData("пример.рф/а", "https://xn--e1afmkfd.xn--p1ai/%D0%B0", true)]
    [InlineData("/help", "http://\u200d.example/help", false)]
    [InlineData("shop.example", "http://\u0600.example/help", false)]
    [InlineData("/help", "http://xn--\u0436.example/help", false)]
    [InlineData("/help", "about:blank", false)]
    [InlineData("/help", "javascript:/help", false)]
    [InlineData("/help", "not an address", false)]
    [InlineData("/help", null, false)]
    public void A_url_is_compared_by_host_and_whole_steps_of_its_path(string value, string? url, bool applies) =>
        GroupsFor([new PageCondition { Part = PagePart.Url, Values = [value] }], new VisitedPage(url)).Should().Equal(applies ? Sales : Help);

    [Theory]
    [InlineData("https://a.example/?plan=pro", true)]
    [InlineData("https://a.example/?x=1&plan=vip", true)]
    [InlineData("https://a.example/?plan=free&plan=pro", true)]
    [InlineData("https://a.example/?plan=%70ro", true)]
    [InlineData("https://a.example/?plan=free", false)]
    [InlineData("https://a.example/?PLAN=PRO", false)]
    [InlineData("https://a.example/?plan", false)]
    [InlineData("https://a.example/#?plan=pro", false)]
    public void A_parameter_is_any_of_its_values(string url, bool applies) =>
        GroupsFor([Query("plan", "pro", "vip")], new VisitedPage(url)).Should().Equal(applies ? Sales : Help);

    [Fact]
    public void Without_values_a_key_only_has_to_be_there()
    {
        GroupsFor([Query("promo")], new VisitedPage("https://a.example/?promo=")).Should().Equal(Sales);
        GroupsFor([Query("promo")], new VisitedPage("https://a.example/?other=1")).Should().Equal(Help);
    }

    [Fact]
    public void All_keys_must_match()
    {
        PageCondition[] both = [Query("plan", "pro"), new PageCondition { Part = PagePart.Cookie, Key = "seen", Values = ["1"] }];

        GroupsFor(both, Page("https://a.example/?plan=pro", ("seen", "1"))).Should().Equal(Sales);
        GroupsFor(both, Page("https://a.example/?plan=pro", ("seen", "2"))).Should().Equal(Help);
        GroupsFor(both, Page("https://a.example/?plan=pro")).Should().Equal(Help);
        GroupsFor(both, Page("https://a.example/", ("seen", "1"))).Should().Equal(Help);
    }

    [Fact]
    public void The_first_segment_that_fits_counts()
    {
        var settings = new SiteSettings
        {
            Segments = [Segment(Sales, Query("a")), Segment(Help, Query("a")), Segment(Help, Query("b"))],
        };

        SegmentRules.GroupsFor(settings, new VisitedPage("https://a.example/?b=1&a=1")).Should().Equal(Sales);
        SegmentRules.GroupsFor(settings, new VisitedPage("https://a.example/?b=1")).Should().Equal(Help);
        SegmentRules.GroupsFor(settings, new VisitedPage("https://a.example/")).Should().BeEmpty("everybody gets what no segment takes");
    }

    [Fact]
    public void An_address_of_a_megabyte_is_looked_at_to_a_point()
    {
        var far = new VisitedPage($"https://a.example/?x={new string('y', 1_000_000)}&plan=pro");

        GroupsFor([Query("plan", "pro")], far).Should().Equal(Help);
    }

    public static TheoryData<string, SiteSettings> Impossible => new()
    {
        { "no condition", new() { Segments = [new() { Conditions = [], Groups = [Sales] }] } },
        { "no group", new() { Segments = [new() { Conditions = [Query("a")], Groups = [] }] } },
        { "a key twice", new() { Segments = [Segment(Sales, Query("a", "1"), Query("a", "2"))] } },
        { "no key", new() { Segments = [Segment(Sales, Query(" "))] } },
        { "a key of 101", new() { Segments = [Segment(Sales, Query(new string('k', 101)))] } },
        { "a value of 501", new() { Segments = [Segment(Sales, Query("a", new string('v', 501)))] } },
        { "51 values", new() { Segments = [Segment(Sales, Query("a", [.. Enumerable.Range(0, 51).Select(n => $"{n}")]))] } },
        { "11 conditions", new() { Segments = [Segment(Sales, [.. Enumerable.Range(0, 11).Select(n => Query($"{n}"))])] } },
        { "51 segments", new() { Segments = [.. Enumerable.Repeat(Segment(Sales, Query("a")), 51)] } },
        { "21 groups", new() { Groups = [.. Enumerable.Range(0, 21).Select(_ => new GroupId(Guid.NewGuid()))] } },
        { "no address", new() { Segments = [Segment(Sales, new PageCondition { Part = PagePart.Url })] } },
        { "an address with a query", new() { Segments = [Segment(Sales, Url("/a?b=c"))] } },
        { "no place", new() { Segments = [Segment(Sales, Url("https://"))] } },
        { "a host that no network has", new() { Segments = [Segment(Sales, Url("xn--ж.example"))] } },
        { "a url with a key", new() { Segments = [Segment(Sales, Url("/a") with { Key = "k" })] } },
        { "an unknown part", new() { Segments = [Segment(Sales, Query("a") with { Part = (PagePart)9 })] } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_is_beyond_the_bounds_is_refused(string why, SiteSettings settings) =>
        FluentActions.Invoking(() => SiteRules.Checked(settings)).Should().Throw<Refusal>(why).Which.Code.Should().Be(RefusalCode.InvalidField);

    [Fact]
    public void What_is_kept_is_read_again()
    {
        var settings = new SiteSettings
        {
            Groups = [Help],
            Segments = [Segment(Sales, Url("shop.example/каталог", "/b"), Query("plan", "pro")), Segment(Help, new PageCondition { Part = PagePart.Cookie, Key = "vip" })],
        };

        SiteSettings.FromJson(settings.ToJson()).Should().Be(settings);
        SiteRules.Checked(settings).Should().Be(settings);
        (settings with { Segments = [.. settings.Segments.Reverse()] }).Should().NotBe(settings, "their order counts");
        (settings with { Groups = [Sales] }).Should().NotBe(settings);
    }

    [Fact]
    public void A_segment_that_looks_at_what_a_later_version_knows_is_none_here() => SiteSettings.FromJson(
        """{"segments":[{"when":[{"part":"country","key":"RU"}],"groups":["00000000-0000-7000-8000-000000000001"]}]}""").Segments.Should().BeEmpty();

    private static IReadOnlyList<GroupId> GroupsFor(PageCondition[] conditions, VisitedPage page) =>
        SegmentRules.GroupsFor(new SiteSettings { Segments = [Segment(Sales, conditions)], Groups = [Help] }, page);

    private static PageSegment Segment(GroupId group, params PageCondition[] conditions) => new() { Conditions = conditions, Groups = [group] };

    private static PageCondition Query(string key, params string[] values) => new() { Part = PagePart.Query, Key = key, Values = values };

    private static PageCondition Url(params string[] values) => new() { Part = PagePart.Url, Values = values };

    private static VisitedPage Page(string url, params (string Name, string Value)[] cookies) =>
        new(url, cookies.ToDictionary(cookie => cookie.Name, cookie => cookie.Value, StringComparer.Ordinal));
}
