using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Schedules;
using MultiChat.Team;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Team;

/// <summary>What is typed about the team is never lost, whoever else works on it.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class TeamWorkTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
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
    public async Task A_member_that_another_has_saved_meanwhile_shows_both_and_is_overwritten_on_purpose()
    {
        var team = await TeamPage.OpenAsync(await _stage.SignInAsync(_host.Mount), $"/team/{_host.Boris.Id}");
        var name = team.Page.Locator("[name='firstName']");
        await name.FillAsync("Борислав");
        await _host.Chat.Admin.SaveMembersAsync([_host.Boris with { FirstName = "Борух", LastName = "Орлов" }]);
        await Expect(team.Page.Locator("[data-conflict]")).ToBeVisibleAsync();
        await Expect(team.Page.Locator("[data-now='firstName']")).ToContainTextAsync("Борух");
        await Expect(name).ToHaveValueAsync("Борислав");
        await Expect(team.Page.Locator("[name='lastName']")).ToHaveValueAsync("Орлов");

        // What is not saved outlives the page.
        await team.Page.ReloadAsync();
        await Expect(name).ToHaveValueAsync("Борислав");
        await team.Save.ClickAsync();
        await Expect(team.Save).ToBeHiddenAsync();
        _host.Boris.FirstName.Should().Be("Борислав");
        _host.Boris.LastName.Should().Be("Орлов");
    }

    [Fact]
    public async Task Hours_that_another_has_set_meanwhile_are_kept_until_somebody_insists()
    {
        var team = await TeamPage.OpenAsync(await _stage.SignInAsync(_host.Mount), $"/team/week?of={_host.Boris.Id}");
        await team.Page.Locator("#week-0-18").ClickAsync();
        await team.Page.Locator("#week-0-35").ClickAsync();
        await Expect(team.Hours(0)).ToHaveValueAsync("09:00–18:00");
        await _host.Chat.Admin.SetHoursAsync([_host.Boris], WeeklyHours.Parse("Tue 12:00-15:00"));
        await Expect(team.Page.Locator("[data-conflict]")).ToContainTextAsync("Борис");
        await team.Page.Locator("[data-insist]").ClickAsync();
        await Expect(team.Told).ToBeVisibleAsync();
        _host.Boris.Schedule.Hours.ToString().Should().Be("Mon 09:00-18:00");
    }

    [Fact]
    public async Task Hours_that_differ_among_the_picked_are_hatched_and_stay_until_they_are_drawn_for_all()
    {
        await _host.Chat.Admin.SetHoursAsync([_host.Anna], WeeklyHours.Parse("Mon 09:00-18:00; Tue 09:00-18:00"));
        await _host.Chat.Admin.SetHoursAsync([_host.Boris], WeeklyHours.Parse("Mon 09:00-18:00; Tue 12:00-18:00"));
        var team = await TeamPage.OpenAsync(
            await _stage.SignInAsync(_host.Mount), $"/team/week?of={_host.Anna.Id},{_host.Boris.Id}");
        await Expect(team.Page.Locator("[data-cell='differs']")).ToHaveCountAsync(6);
        await Expect(team.Page.Locator("#week-0-18")).ToHaveAttributeAsync("data-cell", "on");

        // A night, by a pull of the mouse from Saturday's evening to Sunday's morning.
        await team.Page.Locator("#week-5-44").DragToAsync(team.Page.Locator("#week-6-11"));
        await Expect(team.Hours(5)).ToHaveValueAsync("22:00–06:00");
        await team.Save.ClickAsync();
        await Expect(team.Told).ToBeVisibleAsync();
        _host.Anna.Schedule.Hours.ToString().Should().Be("Mon-Tue 09:00-18:00; Sat 22:00-06:00");
        _host.Boris.Schedule.Hours.ToString().Should().Be("Mon 09:00-18:00; Tue 12:00-18:00; Sat 22:00-06:00");

        // What they have in common stays, and the rest is drawn.
        await team.Page.Locator("#week-1-20").ClickAsync();
        await team.Page.Locator("#week-1-23").ClickAsync();
        await Expect(team.Hours(1)).ToHaveValueAsync("10:00–18:00");
        await Expect(team.Page.Locator("[data-cell='differs']")).ToHaveCountAsync(0);
        await team.Save.ClickAsync();
        await Expect(team.Told).ToBeVisibleAsync();
        _host.Anna.Schedule.Hours.ToString().Should().Be("Mon 09:00-18:00; Tue 10:00-18:00; Sat 22:00-06:00");
        _host.Boris.Schedule.Hours.Should().Be(_host.Anna.Schedule.Hours);
    }

    [Fact]
    public async Task On_a_phone_several_are_picked_first_and_a_day_is_written_for_all_weekdays()
    {
        var console = await _stage.SignInAsync(_host.Mount, look: new Look { IsPhone = true });
        await console.Page.Locator("[data-section='more']").ClickAsync();
        await console.Page.Locator("a.menu-item", new() { HasText = "Команда" }).ClickAsync();
        var team = new TeamPage(console.Page);
        await team.Tick(_host.Anna.Id).ClickAsync();
        await team.Tick(_host.Boris.Id).ClickAsync();
        await team.Page.Locator("[data-to-week]").ClickAsync();
        await team.Hours(0).FillAsync("10–18.30");
        await team.Page.Locator("[data-to-weekdays]").ClickAsync();
        await Expect(team.Page.Locator(".coverage-sentences li").First).ToHaveTextAsync("Понедельник: никого 00:00–10:00, 18:30–24:00");
        await team.Save.ClickAsync();
        await Expect(team.Told).ToBeVisibleAsync();
        _host.Anna.Schedule.Hours.ToString().Should().Be("Mon-Fri 10:00-18:30");
        _host.Boris.Schedule.Should().Be(_host.Anna.Schedule);
    }

    [Fact]
    public async Task A_day_off_for_two_stands_beside_their_hours_and_goes_again()
    {
        var team = await TeamPage.OpenAsync(
            await _stage.SignInAsync(_host.Mount), $"/team/week?of={_host.Anna.Id},{_host.Boris.Id}");
        await team.Page.Locator("[name='exception-date']").FillAsync("2027-01-01");
        await team.Page.Locator("[data-add-exception]").ClickAsync();
        var date = team.Page.Locator("[data-exception='2027-01-01']");
        await Expect(date).ToContainTextAsync("выходной");
        _host.Boris.Schedule.Exceptions.Should().ContainSingle().Which.ToString().Should().Be("2027-01-01 off");
        await date.Locator("button").ClickAsync();
        await Expect(date).ToHaveCountAsync(0);
        _host.Anna.Schedule.Exceptions.Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_has_no_right_to_the_team_finds_no_door_and_no_page()
    {
        var boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        await Expect(boris.Section("team")).ToHaveCountAsync(0);
        await boris.Page.EvaluateAsync("() => { location.hash = '/team'; }");
        await Expect(boris.Section("mine")).ToHaveAttributeAsync("aria-current", "true");
    }
}
