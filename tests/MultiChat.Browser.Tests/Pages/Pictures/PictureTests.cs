using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Sources;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages.Pictures;

/// <summary>Takes the pictures of docs/images: both apps with the same talk, in every look. Clock and chance are ours, so that they come out alike.</summary>
[Collection(nameof(Browsing.Talk))]
[Trait("Kind", "Pictures")]
public sealed class PictureTests(Chromium chromium, ITestOutputHelper output)
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 20, 8, 40, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Both_apps_are_pictured(string language)
    {
        await using var host = await ChatHost.StartAsync(
            new ChatHostOptions { Time = _clock, Language = language, ShowsShop = true, Chance = new SeededRandomSource(11) });
        await using var stage = new Stage(chromium, output);
        var talk = PictureTalk.Of(language);
        foreach (var (earlier, answer) in talk.Earlier)
        {
            await AskAsync(host, earlier, answer);
        }

        var profile = await stage.NewProfileAsync(new Look { Language = language });
        var visitor = await stage.BeginAsync(host.Site, talk.Lines[0], new Look { Language = language }, profile);
        await HoldAsync(host, visitor, talk);
        foreach (var later in talk.Later)
        {
            await AskAsync(host, later, answer: null);
        }

        var kept = await profile.StorageStateAsync();
        foreach (var isPhone in new[] { false, true })
        {
            foreach (var isDark in new[] { false, true })
            {
                await PictureAsync(stage, host, new Look { Language = language, IsDark = isDark, IsPhone = isPhone }, kept, talk);
            }
        }
    }

    private static async Task PictureAsync(Stage stage, ChatHost host, Look look, string kept, PictureTalk talk)
    {
        var name = $"{(look.IsDark ? "dark" : "light")}-{look.Language}-{(look.IsPhone ? "phone" : "wide")}.png";
        var visitor = await stage.VisitAsync(host.Site, look, await stage.NewProfileAsync(look, kept));
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.OpenAsync();
        await Expect(visitor.Bubbles.Last).ToContainTextAsync(talk.Lines[^1]);
        await SaveAsync(visitor.Page, $"widget-{name}");
        var anna = await stage.SignInAsync(host.Mount, look: look);
        await anna.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await anna.OpenAsync(talk.ClientName);
        await anna.ExpectStateAsync(talk.Lines[^1], "read");
        await SaveAsync(anna.Page, $"console-{name}");
    }

    private async Task AskAsync(ChatHost host, string question, string? answer)
    {
        await using var visitor = await VisitorClient.StartAsync(host.Mount);
        await visitor.JoinAsync();
        await visitor.SendAsync(question);
        _clock.Advance(TimeSpan.FromSeconds(70));
        if (answer is not null)
        {
            await using var boris = await Stage.ObserveAsync(host.Mount);
            var row = (await boris.ListAsync("mine")).List("rows")[0];
            await boris.OpenAsync(new DialogId(row.Id("id")));
            await boris.AnswerAsync(new DialogId(row.Id("id")), answer);
            _clock.Advance(TimeSpan.FromMinutes(2));
        }
    }

    /// <summary>The visitor's lines and Anna's alternate; the client gets a name, and one line is edited.</summary>
    private async Task HoldAsync(ChatHost host, VisitorPage visitor, PictureTalk talk)
    {
        await using var anna = await Stage.ObserveAsync(host.Mount, "anna@example.org");
        var row = (await anna.ListAsync("mine")).List("rows").Single(row => row.GetProperty("last").Text("text") == talk.Lines[0]);
        var dialog = new DialogId(row.Id("id"));
        await anna.OpenAsync(dialog);
        var client = new ClientId(row.GetProperty("client").Id("id"));
        for (var line = 1; line < talk.Lines.Count; line++)
        {
            _clock.Advance(TimeSpan.FromSeconds(40));
            if (talk.AnnasLines.Contains(line))
            {
                await anna.AnswerAsync(dialog, talk.Lines[line]);
                await Expect(visitor.Bubbles).ToHaveCountAsync(line + 1);
            }
            else
            {
                await visitor.SayAsync(talk.Lines[line]);
            }
        }

        await anna.FillCardAsync(client, (await anna.ClientAsync(client)).Number("version"), talk.Card);
        await anna.ReadAsync(dialog, talk.Lines.Count);
    }

    private static async Task SaveAsync(IPage page, string name)
    {
        await page.Mouse.MoveAsync(0, 0);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "images", name), Caret = ScreenshotCaret.Hide });
    }
}
