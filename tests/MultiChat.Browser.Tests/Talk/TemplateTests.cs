using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Clients;
using MultiChat.Team;
using MultiChat.Templates;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>Templates as operators use them (rules X1 to X4).</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class TemplateTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private OperatorPage _anna = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        await _stage.BeginAsync(_host.Site, "Сколько стоит доставка?");
        _anna = await _stage.SignInAsync(_host.Mount);
        await _anna.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task By_keys_a_template_goes_to_the_caret_over_what_is_selected_and_back_in_one_step()
    {
        await AddAsync("Доставка", "Привезём завтра,\nпозвоним за час");
        await AddAsync("Оплата", "Оплата при получении");
        await _anna.Field.FocusAsync();
        await _anna.Page.Keyboard.PressAsync("/");
        await Expect(Panel.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await _anna.Page.Keyboard.TypeAsync("опл");
        await Expect(Option("Доставка")).ToHaveCountAsync(0);
        await _anna.Page.Keyboard.PressAsync("Enter");
        await Expect(_anna.Field).ToHaveValueAsync("Оплата при получении");
        await Expect(_anna.Field).ToBeFocusedAsync();

        await _anna.Page.Keyboard.TypeAsync(" / ");
        await Expect(_anna.Field).ToHaveValueAsync("Оплата при получении / ");
        await _anna.Field.EvaluateAsync("field => field.setSelectionRange(0, 6)");
        await TemplateButton.PressAsync("Enter");
        await _anna.Page.Keyboard.PressAsync("ArrowDown");
        await _anna.Page.Keyboard.PressAsync("ArrowDown");
        await _anna.Page.Keyboard.PressAsync("Enter");
        await Expect(_anna.Field).ToHaveValueAsync("Привезём завтра,\nпозвоним за час при получении / ");

        await _anna.Page.Keyboard.PressAsync("Control+KeyZ");
        await Expect(_anna.Field).ToHaveValueAsync("Оплата при получении / ");
    }

    [Fact] // X4
    public async Task By_mouse_names_are_filled_and_a_generated_one_is_refused()
    {
        await AddAsync("Привет", "Здравствуйте, {client.name}! Меня зовут {operator.name}.");
        await TemplateButton.ClickAsync();
        await Option("Привет").ClickAsync();
        await Expect(_anna.Field).ToHaveValueAsync("Здравствуйте, {client.name}! Меня зовут Анна Петрова.");
        (await SelectedAsync()).Should().Be("{client.name}");
        await _anna.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(_anna.Page.Locator("#composer-hint")).ToContainTextAsync("{client.name}");
        (await SelectedAsync()).Should().Be("{client.name}");
        await _anna.ExpectTextsAsync("Сколько стоит доставка?");

        await _anna.Field.FillAsync("");
        var dialog = (await _host.Chat.Desk.ListAsync(Me, Dialogs.Section.Mine)).Rows[0].Row;
        await _host.Chat.Desk.FillCardAsync(Me, dialog.Client.Id, new ClientCard { Name = "Иван {operator.name}" }, version: 1);
        await Expect(_anna.Head).ToContainTextAsync("Иван");
        await TemplateButton.ClickAsync();
        await Option("Привет").ClickAsync();
        await Expect(_anna.Field).ToHaveValueAsync("Здравствуйте, Иван {operator.name}! Меня зовут Анна Петрова.");
    }

    [Fact] // X1, X3
    public async Task A_new_one_from_the_panel_is_on_the_colleagues_page_at_once_and_an_edit_of_both_loses_nothing()
    {
        var boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        await boris.Page.Keyboard.PressAsync("Alt+KeyT");
        await Expect(boris.Page.Locator(".templates")).ToBeVisibleAsync();
        await TemplateButton.ClickAsync();
        await Panel.Locator("[data-template-new]").ClickAsync();
        await _anna.Page.Locator("#template-name").FillAsync("Доставка");
        await _anna.Page.Locator("#template-text").FillAsync("Привезём завтра");
        await _anna.Page.Locator("[data-add]").ClickAsync();
        await Expect(Option("Доставка")).ToBeVisibleAsync();

        await boris.Page.Locator(".templates-link", new() { HasText = "Доставка" }).ClickAsync();
        await boris.Page.Locator("#template-text").FillAsync("Привезём сегодня");
        var template = (await _host.Chat.Templates.ListAsync(Me)).Single();
        await _host.Chat.Templates.SaveAsync(Me, template.Id, template.Name, "Привезём послезавтра", template.Version);
        await Expect(boris.Page.Locator("[data-theirs]")).ToContainTextAsync("Привезём послезавтра");
        await boris.Page.ReloadAsync();
        await Expect(boris.Page.Locator("#template-text")).ToHaveValueAsync("Привезём сегодня");
        await boris.Page.Locator("[data-keep-mine]").ClickAsync();
        await boris.Page.Locator("[data-save]").ClickAsync();
        await Expect(boris.Page.Locator("[data-unsaved]")).ToHaveCountAsync(0);

        await Expect(Option("Доставка")).ToContainTextAsync("Привезём сегодня");
    }

    [Theory]
    [InlineData("ru", false, false)]
    [InlineData("en", true, false)]
    [InlineData("ru", true, true)]
    public async Task Axe_finds_nothing(string language, bool isDark, bool isPhone)
    {
        await AddAsync("Доставка", "Привезём завтра,\nпозвоним за час");
        await AddAsync("Привет", "Здравствуйте, {client.name}!");
        var page = await _stage.SignInAsync(_host.Mount, "boris@example.org", new Look { Language = language, IsDark = isDark, IsPhone = isPhone });
        await page.OpenAsync();
        await page.Page.Locator("[data-templates]").ClickAsync();
        await Expect(page.Page.Locator("[data-template='Привет']")).ToBeVisibleAsync();
        await LookAsync(page.Page, $"panel-{language}");
        await page.Page.Locator("[data-template-new]").ClickAsync();
        await page.Page.Locator("[data-add]").ClickAsync();
        await Expect(page.Page.Locator("[data-problem='name']")).ToBeVisibleAsync();
        await LookAsync(page.Page, $"new-{language}");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.EvaluateAsync("location.hash = '/templates'");
        await page.Page.Locator(".templates-link", new() { HasText = "Привет" }).ClickAsync();
        await page.Page.Locator("#template-text").FillAsync("Добрый день, {client.name}!");
        await Expect(page.Page.Locator("[data-unsaved]")).ToBeVisibleAsync();
        await LookAsync(page.Page, $"page-{language}");
    }

    private DeskActor Me => new() { Project = _host.Anna.Project, Member = _host.Anna.Id };

    private ILocator Panel => _anna.Page.Locator("[data-template-panel]");

    private ILocator TemplateButton => _anna.Thread.Locator("[data-templates]");

    private ILocator Option(string name) => Panel.Locator($"[data-template='{name}']");

    private Task<string> SelectedAsync() =>
        _anna.Field.EvaluateAsync<string>("field => field.value.slice(field.selectionStart, field.selectionEnd)");

    private async Task AddAsync(string name, string text) =>
        await _host.Chat.Templates.AddAsync(Me, new TemplateId(Guid.CreateVersion7()), name, text);

    private static async Task LookAsync(IPage page, string what)
    {
        if (Environment.GetEnvironmentVariable("MULTICHAT_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"templates-{what}-{page.ViewportSize!.Width}.png") });
        }

        (await Axe.LookAsync(page)).Found.Should().BeEmpty(what);
    }
}
