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

/// <summary>A link that a colleague sends: it leads to what they meant, or says why it cannot.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class LinkTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
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
    public async Task A_link_from_a_messages_menu_leads_another_page_to_that_message()
    {
        await using var visitor = await Client.WriteAsync(_host.Mount, Enumerable.Range(1, 80).Select(number => $"Строка {number}"));
        var profile = await _stage.NewProfileAsync();
        await profile.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        await anna.OpenAsync();
        await anna.Message("Строка 3").ClickAsync(new() { Button = MouseButton.Right });
        await anna.MenuItem("copy-link").ClickAsync();
        await Expect(anna.Toasts).ToContainTextAsync("Ссылка скопирована");
        var link = await anna.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        // An answer reads all of it: without the link the dialog opens at its end.
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        await boris.AnswerAsync(await boris.GetDialogAsync(), "Готово", saw: SawResponsible.Nobody);

        var other = new OperatorPage(await profile.NewPageAsync());
        await other.Page.GotoAsync(link);

        link.Should().StartWith($"{_host.Mount}/console?project=main#/d/");
        await Expect(other.Message("Строка 3")).ToBeInViewportAsync();
        await Expect(other.Thread.Locator("[data-target]")).ToHaveTextAsync(new Regex("Строка 3"));
        await Expect(other.Message("Готово")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_of_another_project_leads_there_whichever_was_seen_last()
    {
        var other = await AddProjectAsync();
        await _host.Chat.Admin.AddMemberAsync(other, "anna@example.org", "Анна", "Петрова");
        await using var here = await Client.WriteAsync(_host.Mount, ["Из лавки"]);
        await using var there = await Client.WriteAsync(_host.Mount, ["Из мастерской"], site: "workshop");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync("Из лавки");
        var dialogHere = new Uri(anna.Page.Url).Fragment;

        await anna.Page.GotoAsync($"{_host.Mount}/console?project=workshop#/mine");
        await anna.OpenAsync("Из мастерской");
        await Expect(anna.Page.Locator(".project-choice")).ToHaveValueAsync("workshop");
        var dialogThere = new Uri(anna.Page.Url).Fragment;

        // The link without its project, and with that of the other.
        await anna.Page.GotoAsync($"{_host.Mount}/console{dialogThere}");
        await Expect(anna.Head).ToContainTextAsync("Диалог не найден");
        await anna.Page.GotoAsync($"{_host.Mount}/console?project=workshop{dialogHere}");
        await Expect(anna.Head).ToContainTextAsync("Диалог не найден");
        await anna.Page.GotoAsync($"{_host.Mount}/console?project=main{dialogHere}");
        await anna.ExpectTextsAsync("Из лавки");
        await anna.Page.GotoAsync($"{_host.Mount}/console?project=workshop{dialogThere}");
        await anna.ExpectTextsAsync("Из мастерской");
    }

    // T1: everyone else is refused, and told no more than that
    [Theory]
    [InlineData("workshop")]
    [InlineData("nowhere")]
    public async Task A_link_of_a_project_that_one_is_not_of_says_so_and_offers_ones_own(string project)
    {
        await AddProjectAsync();
        await using var visitor = await Client.WriteAsync(_host.Mount, ["Из лавки"]);
        await _host.Chat.Admin.SetRightsAsync(_host.Boris, Rights.Journal);
        foreach (var (email, isAtDesk) in new[] { ("anna@example.org", true), ("boris@example.org", false) })
        {
            var page = await (await _stage.NewProfileAsync()).NewPageAsync();
            await page.GotoAsync($"{_host.Mount}/console?project={project}#/d/01a20000-0000-7000-8000-0000000000d1");
            await page.Locator("#email").FillAsync(email);
            await page.Locator("#password").FillAsync(ChatHost.Password);
            await page.Locator("#password").PressAsync("Enter");

            await Expect(page.Locator(".empty")).ToContainTextAsync("Такого проекта нет");
            await Expect(page.Locator(".rail")).ToHaveCountAsync(0);
            await page.GetByRole(AriaRole.Link, new() { Name = "Лавка" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex($"\\?project=main#{(isAtDesk ? "/mine" : "/profile")}$"));
            await Expect(page.Locator("[data-dialog-id]")).ToHaveCountAsync(isAtDesk ? 1 : 0);
        }
    }

    private async Task<MultiChat.Projects.ProjectId> AddProjectAsync()
    {
        var admin = _host.Chat.Admin;
        var project = await admin.CreateProjectAsync("workshop", "Мастерская", "ru");
        await admin.AddSiteAsync(project.Id, "workshop");
        var member = await admin.AddMemberAsync(project.Id, "clara@example.org", "Клара", "-");
        await admin.SwitchAsync(member, available: true);
        return project.Id;
    }
}
