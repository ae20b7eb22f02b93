using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Style sheets of the page, one kind each: the widget looks and stands as without.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class PageStyleTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Tall = """<main style="height: 3000px">Shop</main>""";

    private const string Inside = """<main style="height: 3000px">Shop</main><multi-chat></multi-chat>""";

    private const string Look =
        """
        () => {
          const bubble = [...(function* walk(root) {
            for (const element of root.querySelectorAll("*")) {
              if (element.matches(".bubble")) yield element;
              if (element.shadowRoot) yield* walk(element.shadowRoot);
            }
          })(document)][0];
          const { letterSpacing, textTransform, textIndent, lineHeight, fontSize, color, userSelect, textAlign } = getComputedStyle(bubble);
          return [letterSpacing, textTransform, textIndent, lineHeight, fontSize, color, userSelect, textAlign].join(" ");
        }
        """;

    [Theory]
    [Trait("Kind", "Breadth")]
    [InlineData("body { filter: grayscale(1) }")]
    [InlineData("html { will-change: transform }")]
    [InlineData("html { perspective: 500px; filter: grayscale(0.2) }")]
    [InlineData("body > * { position: relative; max-width: 960px; margin: 0 auto }")]
    public Task A_style_that_captures_what_is_fixed_does_not_reach_it_either(string style) => A_style_of_the_page_does_not_reach_the_widget(style);

    [Theory]
    [InlineData("body { transform: translateZ(0) }")]
    [InlineData("html { contain: paint }")]
    [InlineData("* { all: unset }")]
    [InlineData("* { position: static !important; color: red !important; font-size: 40px !important; background: yellow !important }")]
    [InlineData("* { letter-spacing: 3px; text-transform: uppercase; text-indent: 40px; line-height: 3; text-align: right }")]
    [InlineData("* { user-select: none; -webkit-user-select: none }")]
    [InlineData("html { font-size: 62.5% }")]
    [InlineData("body > :not(main) { display: none }")]
    [InlineData("multi-chat { transform: rotate(4deg) !important; opacity: 0.1 !important; display: none !important; filter: blur(3px) !important }")]
    public async Task A_style_of_the_page_does_not_reach_the_widget(string style)
    {
        const string plain = "normal none 0px 19.6px 14px rgb(26, 29, 35) text start";
        foreach (var body in new[] { Tall, Inside })
        {
            await using var host = await ChatHost.StartAsync(new ChatHostOptions
            {
                Map = app => app.MapPage("/shop", SitePages.Html(body, SitePages.Script + $"<style>{style}</style>")),
            });
            await using var stage = new Stage(chromium, output);
            var page = await (await stage.NewProfileAsync()).NewPageAsync();
            await page.GotoAsync($"{host.Site}shop");
            var visitor = new VisitorPage(page);
            await Expect(visitor.Launcher).ToBeInViewportAsync(new() { Ratio = 1 });
            await page.EvaluateAsync("() => scrollTo(0, 2000)");
            await Expect(visitor.Launcher).ToBeInViewportAsync(new() { Ratio = 1 });

            await visitor.OpenAsync();
            await visitor.SayAsync("Привет");

            var panel = (await visitor.Panel.BoundingBoxAsync())!;
            (panel.X, panel.Y, panel.Width, panel.Height).Should().Be((1440 - 380 - 20, 900 - 600 - 20, 380, 600));
            (await page.EvaluateAsync<string>(Look)).Should().Be(plain);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(visitor.Panel).ToBeHiddenAsync();
            await visitor.Page.EvaluateAsync("() => document.querySelector('multi-chat').close()");
            await Expect(visitor.Launcher).ToBeHiddenAsync();
        }
    }

    [Theory]
    [InlineData("lang=\"ru\"", "", 1040)]
    [InlineData("lang=\"ru\" dir=\"rtl\"", "", 20)]
    [InlineData("lang=\"ru\"", "side=\"left\"", 20)]
    [InlineData("lang=\"ru\" dir=\"rtl\"", "side=\"right\"", 1040)]
    public async Task The_chat_stands_where_lines_end_or_on_the_side_that_the_page_chooses(string html, string element, float x)
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions
        {
            Map = app => app.MapPage("/shop", SitePages.Html($"<multi-chat {element}></multi-chat>", attributes: html)),
        });
        await using var stage = new Stage(chromium, output);
        var page = await (await stage.NewProfileAsync()).NewPageAsync();
        await page.GotoAsync($"{host.Site}shop");
        var visitor = new VisitorPage(page);
        await visitor.OpenAsync();

        (await visitor.Panel.BoundingBoxAsync())!.X.Should().Be(x);
        (await visitor.Panel.Locator(".frame").EvaluateAsync<string>("frame => frame.dir")).Should().Be("ltr", "Russian words end with their stops on the right, in any page");
    }

    [Theory]
    [InlineData("", "rgb(255, 255, 255)")]
    [InlineData("<style>html { color-scheme: light dark }</style>", "rgb(22, 24, 29)")]
    [InlineData("<meta name=\"color-scheme\" content=\"light dark\">", "rgb(22, 24, 29)")]
    public async Task Under_a_dark_system_the_widget_is_as_dark_as_its_page(string head, string background)
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions
        {
            Map = app => app.MapPage("/shop", SitePages.Html("<main>Shop</main>", SitePages.Script + head)),
        });
        await using var stage = new Stage(chromium, output);
        var page = await (await stage.NewProfileAsync(new Look { IsDark = true })).NewPageAsync();
        await page.GotoAsync($"{host.Site}shop");
        var visitor = new VisitorPage(page);
        await visitor.OpenAsync();

        (await visitor.Panel.EvaluateAsync<string>("panel => getComputedStyle(panel).backgroundColor")).Should().Be(background);
    }

    [Fact]
    public async Task A_translated_page_still_shows_what_changes()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var visitor = await stage.BeginAsync(host.Site, "Привет");
        var anna = await stage.SignInAsync(host.Mount);
        await anna.OpenAsync();
        await anna.SayAsync("Здравствуйте");
        await Expect(visitor.Bubbles).ToHaveCountAsync(2);

        // As translators do: each text is put into elements of theirs.
        await visitor.Panel.EvaluateAsync(
            """
            panel => {
              const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
              const texts = [];
              while (walker.nextNode()) texts.push(walker.currentNode);
              for (const text of texts) {
                const outer = document.createElement("font");
                const inner = outer.appendChild(document.createElement("font"));
                text.replaceWith(outer);
                inner.append(text.data);
              }
            }
            """);
        await anna.EditAsync("Здравствуйте", "Добрый день");
        await anna.SayAsync("Чем помочь?");
        await visitor.SayAsync("Цена?");
        await host.SwitchAsync(host.Anna, available: false);
        await host.SwitchAsync(host.Boris, available: false);

        await visitor.ExpectTextsAsync("Привет", "Добрый день", "Чем помочь?", "Цена?");
        await Expect(visitor.Status).ToHaveTextAsync("Сейчас никого нет");
        stage.Complaints.Should().BeEmpty();
    }
}
