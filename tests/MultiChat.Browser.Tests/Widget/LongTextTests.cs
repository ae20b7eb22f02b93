using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Texts at the limit, sixty of them.</summary>
[Collection(nameof(Browsing.Measured))]
public sealed class LongTextTests(Chromium chromium, ITestOutputHelper output)
{
    [Theory]
    [InlineData("https://a.test/", ")")]
    [InlineData("a", "\u0301")]
    [InlineData("", "\u202Ea")]
    [InlineData("", "\n.")]
    public Task Long_texts_are_shown_by_their_beginning_and_whole_when_asked_for(string begin, string repeated) => ShowAsync(begin, repeated);

    [Theory]
    [Trait("Kind", "Breadth")]
    [InlineData("", ".")]
    [InlineData("", "@")]
    [InlineData("+", "1")]
    [InlineData("", "(")]
    [InlineData("", "a@a.aa ")]
    [InlineData("", "www.a.test ")]
    [InlineData("", "+7 (900) 123-45-67 ")]
    [InlineData("", "a\u0301\u0323\u0330\u0334\u0489")]
    [InlineData("", "ب")]
    [InlineData("", "我家在上海东边")]
    [InlineData("", "👨‍👩‍👧‍👦")]
    [InlineData("x", "\n\u200dx")]
    [InlineData("a", "\t")]
    [InlineData("", "a")]
    public Task So_are_those_of_any_other_pattern(string begin, string repeated) => ShowAsync(begin, repeated);

    [Fact]
    public async Task A_talk_of_long_texts_stays_at_its_end_while_the_earlier_ones_come()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var visitor = await stage.BeginAsync(host.Site, "Привет");
        await visitor.Page.EvaluateAsync(
            """
            async () => {
              for (let i = 0; i < 30; i++) await document.querySelector("multi-chat").send(`${i} ` + "слово ".repeat(400));
            }
            """);
        await Expect(visitor.Page.Locator("[data-from=me][data-state=sent]")).ToHaveCountAsync(31);

        await visitor.Page.ReloadAsync();
        await Expect(visitor.Bubbles).ToHaveCountAsync(31);

        var log = visitor.Page.Locator("[role=log]");
        await Expect(log).ToHaveAttributeAsync("aria-busy", "false");
        (await log.EvaluateAsync<double>("log => log.scrollHeight - log.scrollTop - log.clientHeight")).Should().BeLessThan(2);
    }

    [Fact]
    public async Task A_talk_of_long_texts_opens_at_the_first_unread_and_reads_what_is_on_the_screen_alone()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var visitor = await stage.BeginAsync(host.Site, "Привет");
        await using var boris = await Stage.ObserveAsync(host.Mount);
        var dialog = await boris.GetDialogAsync();
        await visitor.CloseButton.ClickAsync();
        for (var number = 1; number <= 20; number++)
        {
            await boris.AnswerAsync(dialog, $"{number} {string.Concat(Enumerable.Repeat("слово ", 80))}");
        }

        await Expect(visitor.Launcher).ToHaveAttributeAsync("data-unread", "20");
        await visitor.Launcher.ClickAsync();
        await Expect(visitor.Bubbles).ToHaveCountAsync(21);

        var log = visitor.Page.Locator("[role=log]");
        await Expect(log).ToHaveAttributeAsync("aria-busy", "false");
        await ExpectAtTheTopAsync(visitor, 1);
        var read = await log.EvaluateAsync<int>(
            "log => [...log.querySelectorAll('[data-from=operator]')].filter(row => row.getBoundingClientRect().bottom <= log.getBoundingClientRect().bottom + 1).length");
        read.Should().BeInRange(1, 3);
        await Expect(visitor.Page.Locator("multi-chat button[data-unread]")).ToHaveAttributeAsync("data-unread", $"{20 - read}");
    }

    [Fact]
    public async Task A_text_that_was_unfolded_stays_so_when_the_panel_is_closed_and_opened_again()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var visitor = await stage.BeginAsync(host.Site, "Привет");
        await visitor.WriteAsync(string.Concat(Enumerable.Repeat("слово ", 400)));
        await visitor.Bubbles.Last.Locator("[data-whole]").ClickAsync();

        await visitor.CloseButton.ClickAsync();
        await visitor.OpenAsync();

        await Expect(visitor.Bubbles.Last.Locator(".bubble")).ToContainTextAsync("слово");
        await Expect(visitor.Bubbles.Last.Locator("[data-whole]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_at_the_fold_leads_where_it_says_or_nowhere()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var visitor = await stage.BeginAsync(host.Site, "Привет");
        await visitor.WriteAsync("https://a.test/" + new string('b', 2_000));

        await Expect(visitor.Bubbles.Last.Locator("[data-whole]")).ToBeVisibleAsync();
        await Expect(visitor.Bubbles.Last.Locator("a")).ToHaveCountAsync(0);
        await visitor.Bubbles.Last.Locator("[data-whole]").ClickAsync();
        await Expect(visitor.Bubbles.Last.Locator("a")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_the_visitor_writes_in_another_tab_is_at_the_end_of_what_still_comes()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var profile = await stage.NewProfileAsync();
        var visitor = await stage.BeginAsync(host.Site, "Привет", profile: profile);
        await using var boris = await Stage.ObserveAsync(host.Mount);
        var dialog = await boris.GetDialogAsync();
        await visitor.CloseButton.ClickAsync();
        for (var number = 1; number <= 20; number++)
        {
            await boris.AnswerAsync(dialog, $"{number} {string.Concat(Enumerable.Repeat("слово ", 400))}");
        }

        await Expect(visitor.Launcher).ToHaveAttributeAsync("data-unread", "20");
        var other = await stage.VisitAsync(host.Site, profile: profile);
        await other.OpenAsync();
        await visitor.Page.BringToFrontAsync();
        await visitor.Page.EvaluateAsync(
            """
            () => {
              const later = window.setTimeout;
              const held = [];
              window.setTimeout = (act, delay, ...rest) => (delay ? later(act, delay, ...rest) : held.push(() => act(...rest)));
              window.release = () => {
                window.setTimeout = later;
                for (const act of held) act();
              };
            }
            """);
        await visitor.Launcher.ClickAsync();
        var log = visitor.Page.Locator("[role=log]");
        await Expect(log).ToHaveAttributeAsync("aria-busy", "true");
        var stood = await visitor.Bubbles.CountAsync();
        stood.Should().BeInRange(1, 10);

        await other.Page.EvaluateAsync("() => document.querySelector('multi-chat').send('Из другой вкладки')");
        await Expect(other.Message("Из другой вкладки")).ToHaveAttributeAsync("data-state", "sent");
        await visitor.Page.EvaluateAsync("() => window.release()");

        await Expect(log).ToHaveAttributeAsync("aria-busy", "false");
        await Expect(visitor.Bubbles).ToHaveCountAsync(22);
        await Expect(visitor.Message("Из другой вкладки")).ToBeInViewportAsync();
        await Expect(visitor.Panel.Locator(".to-end")).ToHaveCountAsync(0);
        (await visitor.Bubbles.Locator(".bubble").EvaluateAllAsync<string[]>("bubbles => bubbles.map(bubble => bubble.textContent.split(' ')[0])"))
            .Should().Equal(["Привет", .. Enumerable.Range(1, 20).Select(number => $"{number}"), "Из"]);
    }

    private async Task ShowAsync(string begin, string repeated)
    {
        var text = begin + string.Concat(Enumerable.Repeat(repeated, (7_900 - begin.Length) / repeated.Length));
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var profile = await stage.NewProfileAsync();
        var visitor = await stage.BeginAsync(host.Site, "Привет", profile: profile);
        var boris = await Stage.ObserveAsync(host.Mount);
        await using var observer = boris;
        var dialog = await boris.GetDialogAsync();
        await visitor.CloseButton.ClickAsync();
        for (var i = 0; i < 60; i++)
        {
            await boris.AnswerAsync(dialog, text);
        }

        await visitor.Page.ReloadAsync();
        // The tests' own script is there before anything is measured.
        await Expect(visitor.Bubbles).ToHaveCountAsync(0);
        var tasks = await LongTasks.WatchAsync(visitor.Page);
        var opening = await tasks.LongestAsync(async () =>
        {
            await visitor.OpenAsync();
            // It opens at the first unread of those it has, so the earlier ones come, too.
            await Expect(visitor.Bubbles).ToHaveCountAsync(61);
        });
        output.WriteLine($"opening {opening.TotalMilliseconds:0} ms");
        opening.Should().BeLessThan(TimeSpan.FromMilliseconds(50));
        await ExpectAtTheTopAsync(visitor, 11);
        await Expect(visitor.Page.Locator("multi-chat button[data-unread]")).ToHaveAttributeAsync("data-unread", "60");

        var lengths = await visitor.Bubbles.Locator(".bubble").EvaluateAllAsync<int[]>("bubbles => bubbles.map(bubble => bubble.textContent.length)");
        lengths.Max().Should().BeLessThanOrEqualTo(1_050);
        await visitor.Bubbles.Last.Locator("[data-whole]").ClickAsync();
        await Expect(visitor.Bubbles.Last.Locator("[data-whole]")).ToHaveCountAsync(0);
        (await visitor.Bubbles.Last.Locator(".bubble").TextContentAsync())!.Length.Should().BeGreaterThan(7_000);
    }

    private static async Task ExpectAtTheTopAsync(VisitorPage visitor, int bubble)
    {
        var top = await visitor.Bubbles.Nth(bubble).EvaluateAsync<double>("row => row.getBoundingClientRect().top - row.closest('.log').getBoundingClientRect().top");
        top.Should().BeInRange(0, 100, "what is unread stays where it was while the rest comes");
    }
}
