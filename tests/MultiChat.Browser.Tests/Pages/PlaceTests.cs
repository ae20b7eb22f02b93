using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Dialogs;
using MultiChat.Team;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>Where the operator is stands in the address, and every way to an address leads there.</summary>
[Collection(nameof(Talk))]
public sealed class PlaceTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Back_forward_reload_and_a_typed_address_lead_to_the_place()
    {
        await using var first = await Client.WriteAsync(_host.Mount, ["Первый"]);
        await using var second = await Client.WriteAsync(_host.Mount, ["Второй"]);
        var anna = await _stage.SignInAsync(_host.Mount);
        await ExpectAtAsync(anna.Page, "/mine");

        await anna.OpenAsync("Первый");
        var one = AddressOf(anna.Page);
        await anna.OpenAsync("Второй");
        await anna.Page.GoBackAsync();
        await anna.ExpectTextsAsync("Первый");
        await anna.Page.GoBackAsync();
        await Expect(anna.Bubbles).ToHaveCountAsync(0);
        await ExpectAtAsync(anna.Page, "/mine");
        await anna.Page.GoForwardAsync();
        await anna.ExpectTextsAsync("Первый");

        await anna.Section("archive").ClickAsync();
        await ExpectAtAsync(anna.Page, "/archive");
        await anna.Page.ReloadAsync();
        await Expect(anna.Section("archive")).ToHaveAttributeAsync("aria-current", "true");
        await anna.Page.EvaluateAsync("address => location.hash = address", one);
        await anna.ExpectTextsAsync("Первый");
        await anna.Page.ReloadAsync();
        await anna.ExpectTextsAsync("Первый");
        await anna.Page.EvaluateAsync("location.hash = '/nowhere/at/all'");
        await ExpectAtAsync(anna.Page, "/mine");
    }

    [Fact]
    public async Task A_link_to_a_dialog_leads_through_the_sign_in_and_has_its_section_beneath()
    {
        await using var visitor = await Client.WriteAsync(_host.Mount, ["Вот ссылка"]);
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        var dialog = await observer.GetDialogAsync();
        var page = await (await _stage.NewProfileAsync()).NewPageAsync();

        // As links were before places had names.
        await page.GotoAsync($"{_host.Mount}/console?project=main#{dialog.Value}");
        await page.Locator("#email").FillAsync("anna@example.org");
        await page.Locator("#password").FillAsync(ChatHost.Password);
        await page.Locator("#password").PressAsync("Enter");

        var anna = new OperatorPage(page);
        await anna.ExpectTextsAsync("Вот ссылка");
        await ExpectAtAsync(page, $"/d/{dialog.Value}");
        await page.GoBackAsync();
        await ExpectAtAsync(page, "/mine");
        await Expect(anna.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_row_is_a_link_that_another_tab_can_open()
    {
        await using var visitor = await Client.WriteAsync(_host.Mount, ["В соседней вкладке"]);
        var profile = await _stage.NewProfileAsync();
        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        var opened = await profile.RunAndWaitForPageAsync(() => anna.Rows.ClickAsync(new() { Button = MouseButton.Middle }));
        await new OperatorPage(opened).ExpectTextsAsync("В соседней вкладке");
        await ExpectAtAsync(anna.Page, "/mine");
    }

    [Fact]
    public async Task A_reload_leaves_the_thread_at_the_line_at_which_it_stood()
    {
        await using var visitor = await Client.WriteAsync(_host.Mount, Enumerable.Range(1, 120).Select(number => $"Строка {number}"));
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        await boris.AnswerAsync(await boris.GetDialogAsync(), "Готово", saw: SawResponsible.Nobody);
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.Section("common").ClickAsync();
        await anna.OpenAsync();
        await Expect(anna.Message("Готово")).ToBeInViewportAsync();
        await anna.Thread.Locator(".column").HoverAsync();
        while (!await anna.Message("Строка 40").IsVisibleAsync())
        {
            await anna.Page.Mouse.WheelAsync(0, -400);
            await anna.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        }

        await anna.Message("Строка 40").EvaluateAsync("line => line.scrollIntoView({ block: 'center' })");
        await anna.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        var stood = (await anna.Message("Строка 40").BoundingBoxAsync())!.Y;

        await anna.Page.ReloadAsync();

        await Expect(anna.Message("Строка 40")).ToBeInViewportAsync();
        (await anna.Message("Строка 40").BoundingBoxAsync())!.Y.Should().BeApproximately(stood, 2);
        // Said once: whoever comes back to the dialog later on is led by what they did since.
        await anna.Page.Locator(".to-newest").ClickAsync();
        await Expect(anna.Message("Готово")).ToBeInViewportAsync();
        await anna.Page.ReloadAsync();
        await Expect(anna.Message("Готово")).ToBeInViewportAsync();
    }

    // T1, and what a right forbids is absent
    [Fact]
    public async Task A_member_without_the_desk_has_the_frame_with_what_they_may_do()
    {
        await _host.Chat.Admin.SetRightsAsync(_host.Boris, Rights.Journal);
        var page = await (await _stage.NewProfileAsync()).NewPageAsync();
        await page.GotoAsync($"{_host.Mount}/console#/mine");
        await page.Locator("#email").FillAsync("boris@example.org");
        await page.Locator("#password").FillAsync(ChatHost.Password);
        await page.Locator("#password").PressAsync("Enter");

        await ExpectAtAsync(page, "/profile");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Борис" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-section='mine']")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-item='sign-out']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whose_desk_is_taken_keeps_the_frame_where_another_right_is_left()
    {
        var boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        await _host.Chat.Admin.SetRightsAsync(_host.Boris, Rights.Journal);

        await ExpectAtAsync(boris.Page, "/profile");
        await Expect(boris.Section("mine")).ToHaveCountAsync(0);
        await Expect(boris.Toasts).ToContainTextAsync("нет права");
    }

    // Console, phone: Back closes what lies on top and never leaves the console by surprise.
    [Fact]
    public async Task On_a_phone_Back_goes_through_the_layers_to_the_list()
    {
        await using var first = await Client.WriteAsync(_host.Mount, ["Первый"]);
        await using var second = await Client.WriteAsync(_host.Mount, ["Второй"]);
        var anna = await _stage.SignInAsync(_host.Mount, look: new Look { IsPhone = true });
        foreach (var text in new[] { "Первый", "Второй", "Первый" })
        {
            await anna.OpenAsync(text);
            await anna.Page.Locator(".thread-head .narrow-only").ClickAsync();
            await Expect(anna.Rows.First).ToBeVisibleAsync();
        }

        var entries = await anna.Page.EvaluateAsync<int>("history.length");
        await anna.OpenAsync("Второй");
        await anna.Page.Locator(".card-toggle").ClickAsync();
        await Expect(anna.Page.Locator("[data-card]")).ToBeVisibleAsync();
        await anna.Page.GoBackAsync();
        await Expect(anna.Page.Locator("[data-card]")).ToBeHiddenAsync();
        await anna.ExpectTextsAsync("Второй");
        await anna.Page.GoBackAsync();
        await Expect(anna.Rows.First).ToBeVisibleAsync();
        await ExpectAtAsync(anna.Page, "/mine");
        (await anna.Page.EvaluateAsync<int>("history.length")).Should().BeLessThanOrEqualTo(entries + 1);
    }

    private static Task ExpectAtAsync(IPage page, string address) => Expect(page).ToHaveURLAsync(new Regex($"#{Regex.Escape(address)}$"));

    private static string AddressOf(IPage page) => new Uri(page.Url).Fragment[1..];
}
