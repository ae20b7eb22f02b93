using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Clients;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Team;
using MultiChat.Templates;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>All words of the console can be read in small windows and in large letters, whatever names people have.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class RoomForWordsTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string LongName = "Константин-Александр Владимирович Преображенский-Рождественский";

    private static readonly string[] Questions =
    [
        "Здравствуйте! Подскажите, пожалуйста, когда привезут заказ?",
        "Да",
        "מתי יגיע המשלוח שלי?",
        "Оченьдлинноесловобезединогопробелакотороенекудаперенестинановуюстроку",
        "https://shop.example/orders/4211?from=mail&utm_source=newsletter&utm_campaign=autumn-sale-2026",
    ];

    private readonly Stage _stage = new(chromium, output);
    private readonly List<string> _found = [];
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        var admin = _host.Chat.Admin;
        var project = _host.Anna.Project;
        var group = await admin.AddGroupAsync(project, "Отдел международных поставок и таможенного оформления");
        var site = admin.Projects[0].Sites[0];
        await admin.SaveSiteAsync(site with
        {
            Settings = site.Settings with
            {
                Segments = [new PageSegment { Conditions = [new PageCondition { Part = PagePart.Query, Key = "utm_campaign", Values = ["autumn-sale-2026", "winter"] }], Groups = [group.Id] }],
            },
        });
        await admin.Classes.AddAsync(project, "Вопрос о доставке за границу и таможенном оформлении", isLead: true);
        var vera = await admin.AddMemberAsync(project, "konstantin.preobrazhensky-rozhdestvensky@international.example.org", "Константин-Александр", "Преображенский-Рождественский");
        await admin.SetHoursAsync([vera], WeeklyHours.Parse("Mon-Fri 09:00-12:59, 14:00-18:00; Sat 22:00-06:00"), "Asia/Yekaterinburg");
        var anna = new DeskActor { Project = project, Member = _host.Anna.Id };
        await _host.Chat.Templates.AddAsync(anna, new TemplateId(Guid.CreateVersion7()), "Ответ о доставке за границу и таможенном оформлении", "Добрый день, {client.name}! Доставим за неделю.");
        foreach (var question in Questions)
        {
            await AskAsync(question);
        }

        var row = (await _host.Chat.Desk.ListAsync(anna, Dialogs.Section.Mine)).Rows[0].Row;
        await _host.Chat.Desk.FillCardAsync(
            anna,
            row.Client.Id,
            new ClientCard { Name = LongName, Phone = "+7 (900) 123-45-67", Email = "konstantin.preobrazhensky@international.example.org", Comment = Questions[3] },
            row.Client.Version);
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [Trait("Kind", "Breadth")]
    [InlineData("ru", 720, 450, 16)]
    [InlineData("en", 320, 640, 16)]
    [InlineData("en", 1440, 900, 24)]
    [InlineData("ru", 1024, 768, 24)]
    [InlineData("ru", 390, 844, 24)]
    public Task No_word_is_cut_in_other_windows(string language, int width, int height, int letters) => No_word_is_cut(language, width, height, letters);

    [Theory]
    [InlineData("ru", 320, 640, 16)]
    [InlineData("ru", 1440, 900, 24)]
    public async Task No_word_is_cut(string language, int width, int height, int letters)
    {
        var anna = await _stage.SignInAsync(_host.Mount, look: new Look { Language = language });
        await anna.Page.SetViewportSizeAsync(width, height);
        var gestures = await anna.Page.Context.NewCDPSessionAsync(anna.Page);
        await gestures.SendAsync("Page.enable");
        await gestures.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = letters, ["fixed"] = letters } });
        foreach (var place in new[] { "mine", "common", "archive", "templates", "team", "settings", "settings/project", "settings/sites", "settings/groups", "settings/classes", "settings/history", "profile", "more" })
        {
            await LookAsync(anna.Page, place, $"{place}-{language}-{width}-{letters}");
        }

        var boris = _host.Boris.Id;
        var dialog = (await _host.Chat.Desk.ListAsync(new DeskActor { Project = _host.Anna.Project, Member = _host.Anna.Id }, Dialogs.Section.Mine)).Rows[0].Row.Dialog.Id;
        foreach (var (place, name) in new[] { ($"team/{boris}", "member"), ($"team/week?of={boris}", "week"), ($"d/{dialog}", "dialog"), ("search?q=здравствуйте", "search") })
        {
            await LookAsync(anna.Page, place, $"{name}-{language}-{width}-{letters}");
        }

        _found.Should().BeEmpty();
    }

    [Fact]
    public async Task In_forced_colours_a_switch_has_a_thumb_and_a_status_its_dot()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await LookAsync(anna.Page, "profile", "profile-forced");
        await LookAsync(anna.Page, "team", "team-forced");
        await LookAsync(anna.Page, $"team/week?of={_host.Boris.Id}", "week-forced");
        await LookAsync(anna.Page, "mine", "mine-forced");

        var thumbs = await anna.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".switch-track")].map(track =>
              getComputedStyle(track, "::after").backgroundColor === getComputedStyle(track).backgroundColor ? "none" : "there")
            """);
        var dots = await anna.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".dot-on")].map(dot =>
              getComputedStyle(dot).backgroundColor === getComputedStyle(dot.parentElement).backgroundColor ? "none" : "there")
            """);
        thumbs.Should().NotBeEmpty().And.NotContain("none");
        dots.Should().NotBeEmpty().And.NotContain("none");
    }

    private async Task LookAsync(IPage page, string place, string name)
    {
        await page.EvaluateAsync("place => { location.hash = '#/' + place; }", place);
        await Expect(page.Locator("h1, h2, [role='status']").First).ToBeAttachedAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        if (Environment.GetEnvironmentVariable("MULTICHAT_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"room-{name.Replace("/", "-")}.png") });
        }

        _found.AddRange((await Clipped.WordsAsync(page)).Select(what => $"{name}: {what}"));
    }

    private async Task AskAsync(string question)
    {
        var visitor = await _host.Chat.Visitors.AddVisitorAsync(_host.Chat.Admin.Projects[0].Sites[0]);
        await _host.Chat.Visitors.SayAsync(visitor, new MessageId(Guid.CreateVersion7()), MessageBody.Of(question));
    }
}
