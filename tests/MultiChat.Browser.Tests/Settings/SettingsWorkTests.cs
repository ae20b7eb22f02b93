using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Settings;

/// <summary>What is typed about the project is never lost, whoever else works on it.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class SettingsWorkTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    private Projects.Project Project => _host.Chat.Admin.Projects[0].Project;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_is_typed_stays_and_the_rest_follows_whoever_else_saves()
    {
        var settings = await SettingsPage.OpenAsync(await _stage.SignInAsync(_host.Mount), "project");
        await settings.Field("name").FillAsync("Чайная");
        await _host.Chat.Admin.SaveProjectAsync(Project with { Name = "Склад", Zone = "Asia/Tokyo" });
        await Expect(settings.Field("zone")).ToHaveValueAsync("Asia/Tokyo");
        await Expect(settings.Field("name")).ToHaveValueAsync("Чайная");

        await settings.Save.ClickAsync();

        await Expect(settings.Save).ToBeHiddenAsync();
        (Project.Name, Project.Zone).Should().Be(("Чайная", "Asia/Tokyo"));
    }

    [Fact]
    public async Task A_project_with_another_name_has_it_in_every_open_page()
    {
        var boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        await Expect(boris.Page.Locator(".rail .project-name")).ToHaveTextAsync("Лавка");

        await _host.Chat.Admin.SaveProjectAsync(Project with { Name = "Чайная" });

        await Expect(boris.Page.Locator(".rail .project-name")).ToHaveTextAsync("Чайная");
    }

    [Fact]
    public async Task What_is_given_up_is_as_it_is_now()
    {
        var settings = await SettingsPage.OpenAsync(await _stage.SignInAsync(_host.Mount), "project");
        await settings.Field("language").SelectOptionAsync("en");
        await Expect(settings.Link("project").Locator(".chip")).ToBeVisibleAsync();
        await settings.Link("groups").ClickAsync();
        await settings.Link("project").ClickAsync();
        await Expect(settings.Field("language")).ToHaveValueAsync("en");

        await settings.Discard.ClickAsync();

        await Expect(settings.Field("language")).ToHaveValueAsync("ru");
        await Expect(settings.Save).ToBeHiddenAsync();
        await Expect(settings.Main("project").Locator("h1")).ToBeFocusedAsync();
    }
}
