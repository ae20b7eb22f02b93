using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Projects;
using MultiChat.Team;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Settings;

/// <summary>Nothing is clicked here.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class SettingsKeyboardTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    private ProjectTeam Team => _host.Chat.Admin.Projects[0];

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task An_administrator_renames_the_project_and_a_group_and_sees_both_in_the_history()
    {
        var settings = await ComeInAsync();
        await RenameProjectAsync(settings);
        await RenameGroupAsync(settings);

        await settings.PressAsync(settings.Link("history"), back: true);

        await Expect(settings.Entries.Nth(0)).ToContainTextAsync("Переименована группа: Опт");
        await Expect(settings.Entries.Nth(0)).ToContainTextAsync("Название: Продажи → Опт");
        await Expect(settings.Entries.Nth(1)).ToContainTextAsync("Добавлена группа: Опт");
        await Expect(settings.Entries.Nth(2)).ToContainTextAsync("Изменены настройки проекта");
        await Expect(settings.Entries.Nth(2)).ToContainTextAsync("Анна Петрова");
        await Expect(settings.Entries.Nth(2)).ToContainTextAsync("Название: Лавка → Лавка и чай");
        await Expect(settings.Entries.Last).ToContainTextAsync("код приложения");
        await Expect(settings.Page.Locator(".history-day h2").First).ToHaveTextAsync("Сегодня");
    }

    /// <summary>By the palette, as to any place.</summary>
    private async Task<SettingsPage> ComeInAsync()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.Page.Keyboard.PressAsync("Control+KeyK");
        await Expect(anna.Page.Locator("[role='combobox']")).ToBeFocusedAsync();
        await anna.Page.Keyboard.TypeAsync("Настройки");
        await anna.Page.Keyboard.PressAsync("Enter");
        return new SettingsPage(anna.Page);
    }

    private async Task RenameProjectAsync(SettingsPage settings)
    {
        var keys = settings.Page.Keyboard;
        await TabKey.GoToAsync(settings.Field("name"));
        await keys.PressAsync("End");
        await keys.TypeAsync(" и чай");
        await TabKey.GoToAsync(settings.Field("zone"));
        await keys.PressAsync("Control+KeyA");
        await keys.TypeAsync("Москва");
        await settings.PressAsync(settings.Save);

        await Expect(settings.Page.Locator("[data-problem='zone']")).ToBeVisibleAsync();
        await Expect(settings.Field("zone")).ToBeFocusedAsync();
        await keys.PressAsync("Control+KeyA");
        await keys.TypeAsync("Europe/Moscow");
        await Expect(settings.Page.Locator("[data-zone-now]")).ToBeVisibleAsync();
        await settings.PressAsync(settings.Save);

        await Expect(settings.Save).ToBeHiddenAsync();
        await Expect(settings.Page.Locator(".project-name").First).ToHaveTextAsync("Лавка и чай");
        (Team.Project.Name, Team.Project.Zone).Should().Be(("Лавка и чай", "Europe/Moscow"));
    }

    private async Task RenameGroupAsync(SettingsPage settings)
    {
        var keys = settings.Page.Keyboard;
        await settings.PressAsync(settings.Link("groups"), back: true);
        await TabKey.GoToAsync(settings.NewGroup);
        await keys.TypeAsync("Продажи");
        await keys.PressAsync("Enter");
        await Expect(settings.NewGroup).ToHaveValueAsync("");
        var group = Team.Groups.Single();
        await TabKey.GoToAsync(settings.Group(group.Id));
        await keys.PressAsync("Control+KeyA");
        await keys.TypeAsync("Опт");
        await Expect(settings.Save).ToBeVisibleAsync();

        // What is not saved outlives the page.
        await settings.Page.ReloadAsync();
        await Expect(settings.Group(group.Id)).ToHaveValueAsync("Опт");
        await settings.PressAsync(settings.Save);

        await Expect(settings.Save).ToBeHiddenAsync();
        Team.Groups.Single().Name.Should().Be("Опт");
    }
}
