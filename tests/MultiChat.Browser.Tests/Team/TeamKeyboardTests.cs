using Microsoft.Extensions.Time.Testing;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Team;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Team;

/// <summary>Nothing is clicked here.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class TeamKeyboardTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    // A Friday morning, within the hours that are set.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 20, 11, 40, 0, TimeSpan.Zero));
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync(new ChatHostOptions { Time = _clock });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task An_administrator_adds_an_operator_sets_hours_for_two_and_disables_one()
    {
        var team = await ComeInAsync();
        var vera = await AddAsync(team);
        await PaintAsync(team, vera);
        await SaveAsync(team);
        await DisableAsync(team, vera);
    }

    [Fact]
    public async Task The_palette_finds_people_and_leads_to_them()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.Page.Keyboard.PressAsync("Control+KeyK");
        await Expect(anna.Page.Locator("[role='combobox']")).ToBeFocusedAsync();
        await anna.Page.Keyboard.TypeAsync("boris@");
        await Expect(anna.Page.Locator($"[data-member-id='{_host.Boris.Id}']")).ToBeVisibleAsync();

        await anna.Page.Keyboard.PressAsync("Enter");

        await Expect(anna.Page.Locator("h1")).ToHaveTextAsync("Борис");
    }

    [Fact]
    public async Task A_dialog_closed_by_Escape_opens_again_at_the_very_next_key()
    {
        var team = await ComeInAsync();
        await TabKey.GoToAsync(team.Link(_host.Boris.Id));
        await team.Page.Keyboard.PressAsync("Enter");
        await TabKey.GoToAsync(team.Page.Locator("[data-access='disable']"));
        await team.Page.Keyboard.PressAsync("Enter");
        await Expect(team.Page.Locator("[data-confirm]")).ToBeFocusedAsync();

        await QuickKeys.PressAsync(team.Page, "Escape", "Enter");

        await Expect(team.Page.Locator("[data-confirm]")).ToBeFocusedAsync();
    }

    /// <summary>By the palette, as to any place.</summary>
    private async Task<TeamPage> ComeInAsync()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.Page.Keyboard.PressAsync("Control+KeyK");
        await Expect(anna.Page.Locator("[role='combobox']")).ToBeFocusedAsync();
        await anna.Page.Keyboard.TypeAsync("Команда");
        await anna.Page.Keyboard.PressAsync("Enter");
        var team = new TeamPage(anna.Page);
        await Expect(team.Link(_host.Boris.Id)).ToBeVisibleAsync();
        return team;
    }

    private async Task<MemberId> AddAsync(TeamPage team)
    {
        var keys = team.Page.Keyboard;
        await TabKey.GoToAsync(team.Page.Locator("[data-add-member]"));
        await keys.PressAsync("Enter");
        await Expect(team.Page.Locator("[name='firstName']")).ToBeFocusedAsync();
        await keys.TypeAsync("Вера");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("Смирнова");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("vera@example.org");
        await TabKey.GoToAsync(team.Page.Locator("[name='rights'][value='journal']"));
        await keys.PressAsync("Space");
        await TabKey.GoToAsync(team.Page.Locator("[name='new-group']"));
        await keys.TypeAsync("Продажи");
        await keys.PressAsync("Enter");
        await Expect(team.Page.Locator("[name='groups']")).ToBeCheckedAsync();
        await TabKey.GoToAsync(team.Save);
        await keys.PressAsync("Enter");
        await Expect(team.Page.Locator("h1")).ToHaveTextAsync("Вера Смирнова");
        var vera = Find("vera@example.org");
        vera.Rights.Should().Be(Rights.Operator | Rights.Journal);
        vera.Groups.Should().ContainSingle();
        return vera.Id;
    }

    private async Task PaintAsync(TeamPage team, MemberId vera)
    {
        var keys = team.Page.Keyboard;
        await TabKey.GoToAsync(team.Tick(_host.Boris.Id), back: true);
        await keys.PressAsync("Space");
        await Expect(team.Main).ToHaveAttributeAsync("data-week", "1");
        await TabKey.GoToAsync(team.Tick(vera));
        await keys.PressAsync("Space");
        await Expect(team.Main).ToHaveAttributeAsync("data-week", "2");

        await TabKey.GoToAsync(team.Grid);
        await team.PressAsync("Shift+ArrowRight", 17);
        await keys.PressAsync("Space");
        await Expect(team.Hours(0)).ToHaveValueAsync("09:00–18:00");
        await TabKey.GoToAsync(team.Page.Locator("[data-to-weekdays]"));
        await keys.PressAsync("Enter");
        await Expect(team.Hours(4)).ToHaveValueAsync("09:00–18:00");

        await TabKey.GoToAsync(team.Grid, back: true);
        await keys.PressAsync("Home");
        await team.PressAsync("ArrowRight", 44);
        await team.PressAsync("ArrowDown", 5);
        await team.PressAsync("Shift+ArrowRight", 15);
        await keys.PressAsync("Space");
        await Expect(team.Hours(5)).ToHaveValueAsync("22:00–06:00");
        await Expect(team.Page.Locator("[data-day='6'][data-slot='11']")).ToHaveAttributeAsync("data-cell", "on");

        // Hours to the minute are written, and what is no span is said before it can be saved.
        await TabKey.GoToAsync(team.Hours(6));
        await keys.TypeAsync("9-9");
        await keys.PressAsync("Enter");
        await Expect(team.Page.Locator("[data-day-problem='6']")).ToContainTextAsync("начинается и заканчивается одновременно");
        await keys.PressAsync("Control+KeyA");
        await keys.TypeAsync("10:15-11:45");
        await keys.PressAsync("Enter");
        await Expect(team.Hours(6)).ToHaveValueAsync("10:15–11:45");
    }

    private async Task SaveAsync(TeamPage team)
    {
        const string Hours = "Mon-Fri 09:00-18:00; Sat 22:00-06:00; Sun 10:15-11:45";
        var hole = team.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Воскресенье, 11:45–24:00: никого" });
        await Expect(hole).ToBeVisibleAsync();
        Find("boris@example.org").Schedule.IsEmpty.Should().BeTrue("the coverage is that of the hours before they are saved");
        await TabKey.GoToAsync(hole);
        await team.Page.Keyboard.PressAsync("Enter");
        await Expect(team.Page.Locator("[data-at='true']")).ToHaveAttributeAsync("id", "week-6-23");

        await TabKey.GoToAsync(team.Save);
        await team.Page.Keyboard.PressAsync("Enter");
        await Expect(team.Told).ToContainTextAsync("Сменят статус сейчас: на связи — Вера Смирнова");
        foreach (var email in new[] { "boris@example.org", "vera@example.org" })
        {
            Find(email).Schedule.Hours.ToString().Should().Be(Hours);
        }
    }

    private async Task DisableAsync(TeamPage team, MemberId vera)
    {
        await TabKey.GoToAsync(team.Link(vera), back: true);
        await team.Page.Keyboard.PressAsync("Enter");
        await TabKey.GoToAsync(team.Page.Locator("[data-access='disable']"));
        await team.Page.Keyboard.PressAsync("Enter");
        await Expect(team.Page.Locator("dialog[open]")).ToContainTextAsync("Все сеансы завершатся сразу");
        await TabKey.GoToAsync(team.Page.Locator("[data-confirm]"));
        await team.Page.Keyboard.PressAsync("Enter");
        await Expect(team.Row(vera)).ToHaveAttributeAsync("data-disabled", "true");
        Find("vera@example.org").Disabled.Should().BeTrue();
    }

    private Member Find(string email) => _host.Chat.Admin.Projects[0].Members.Single(member => member.Email == email);
}
