using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Team;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>Operators say what kind of matter an inquiry is (rule J1), and the visitor never hears of it.</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class ClassTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private VisitorPage _visitor = null!;
    private OperatorPage _anna = null!;
    private OperatorPage _boris = null!;
    private InquiryClass _lead = null!;
    private InquiryClass _question = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        _lead = await _host.Chat.Admin.Classes.AddAsync(_host.Anna.Project, "Заявка", isLead: true);
        _question = await _host.Chat.Admin.Classes.AddAsync(_host.Anna.Project, "Вопрос по доставке");
        _visitor = await _stage.BeginAsync(_host.Site, "Сколько стоит доставка?");
        _anna = await _stage.SignInAsync(_host.Mount);
        _boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        await _anna.OpenAsync();
        await _boris.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_class_is_set_by_mouse_changed_by_keys_and_cleared_and_others_see_it_at_once()
    {
        await Card(_anna).ClickAsync();
        await Choice(_lead).ClickAsync();

        await Expect(Card(_anna)).ToHaveTextAsync("Заявка");
        await Expect(Chip(_boris)).ToContainTextAsync("Заявка");
        await Expect(_boris.Happened("classSet")).ToContainTextAsync("Анна Петрова ставит класс «Заявка»");
        await Expect(_anna.Happened("classSet")).ToContainTextAsync("Вы поставили класс «Заявка»");

        await _anna.Page.Keyboard.PressAsync("Alt+KeyC");
        await _anna.Page.Keyboard.TypeAsync("вопрос");
        await Expect(Choice(_lead)).ToHaveCountAsync(0);
        await _anna.Page.Keyboard.PressAsync("Enter");
        await Expect(Chip(_boris)).ToContainTextAsync("Вопрос по доставке");
        await _anna.Page.Keyboard.PressAsync("Alt+KeyZ");
        await Expect(Chip(_boris)).ToContainTextAsync("Заявка");

        await _boris.Page.Keyboard.PressAsync("Alt+KeyC");
        (await Axe.LookAsync(_boris.Page)).Found.Should().BeEmpty();
        await _boris.Page.Locator("[role=option][data-class='none']").ClickAsync();
        await Expect(Chip(_anna)).ToHaveCountAsync(0);
        await Expect(_anna.Happened("classSet").Last).ToContainTextAsync("снимает класс");
        (await _visitor.Page.ContentAsync()).Should().NotContain("Заявка");
    }

    [Fact]
    public async Task The_toast_after_closing_offers_a_class_and_the_archive_has_it()
    {
        await _anna.Page.Keyboard.PressAsync("Alt+KeyE");
        await _anna.Toasts.Locator("[data-also]").ClickAsync();
        await Choice(_question).ClickAsync();

        await _anna.Section("archive").First.ClickAsync();
        await Expect(Chip(_anna)).ToContainTextAsync("Вопрос по доставке");
        await Expect(_boris.Happened("closed")).ToHaveCountAsync(1);
        await Expect(_boris.Happened("reopened")).ToHaveCountAsync(0);
    }

    [Theory]
    [Trait("Kind", "Breadth")]
    [InlineData("en", true, false)]
    [InlineData("en", false, true)]
    public Task Axe_finds_nothing_in_other_looks(string language, bool isDark, bool isPhone) => Axe_finds_nothing(language, isDark, isPhone);

    [Theory]
    [InlineData("ru", false, false)]
    [InlineData("ru", true, true)]
    public async Task Axe_finds_nothing(string language, bool isDark, bool isPhone)
    {
        await _host.Chat.Admin.SetRightsAsync(_host.Anna, Rights.Operator | Rights.ProjectSettings);
        var page = await _stage.SignInAsync(_host.Mount, look: new Look { Language = language, IsDark = isDark, IsPhone = isPhone });
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.OpenAsync();
        if (isPhone)
        {
            await page.Page.Locator(".card-toggle").ClickAsync();
        }

        await Card(page).ClickAsync();
        await Expect(Choice(_lead, page)).ToBeVisibleAsync();
        await LookAsync(page.Page, $"choice-{language}");
        await Choice(_lead, page).ClickAsync();
        await Expect(Card(page)).ToHaveTextAsync("Заявка");
        await LookAsync(page.Page, $"card-{language}");
        await page.Page.EvaluateAsync("location.hash = '/settings/classes'");
        await Expect(page.Page.Locator("[data-new-class]")).ToBeVisibleAsync();
        await LookAsync(page.Page, $"settings-{language}");
    }

    private static async Task LookAsync(IPage page, string what)
    {
        if (Environment.GetEnvironmentVariable("MULTICHAT_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"classes-{what}-{page.ViewportSize!.Width}.png") });
        }

        (await Axe.LookAsync(page)).Found.Should().BeEmpty(what);
    }

    private static ILocator Card(OperatorPage page) => page.Page.Locator("#card-class-value");

    private static ILocator Chip(OperatorPage page) => page.Rows.First.Locator(".row-class");

    private ILocator Choice(InquiryClass known, OperatorPage? page = null) => (page ?? _anna).Page.Locator($"[role=option][data-class='{known.Id}']");
}
