using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Team;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Team;

/// <summary>Pages come and go with rights while the console is open (rule T4).</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class OpenRightsTests(Chromium chromium, ITestOutputHelper output)
{
    [Fact]
    public async Task Rights_that_are_given_and_taken_show_without_a_reload()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var boris = (await stage.SignInAsync(host.Mount, "boris@example.org")).Page;
        var (team, mine) = (boris.Locator(".rail a[href='#/team']"), boris.Locator(".rail a[href='#/mine']"));
        await Expect(mine).ToBeVisibleAsync();
        await Expect(team).ToHaveCountAsync(0);

        await host.Chat.Admin.SetRightsAsync(host.Boris, Rights.Operator | Rights.ProjectSettings);
        await team.ClickAsync();
        await Expect(boris.Locator($"[data-member-row='{host.Anna.Id}']")).ToBeVisibleAsync();

        await host.Chat.Admin.SetRightsAsync(host.Boris, Rights.ProjectSettings);
        await Expect(mine).ToHaveCountAsync(0);
        await team.ClickAsync();
        await Expect(boris.Locator($"[data-member-row='{host.Anna.Id}']")).ToBeVisibleAsync();

        await host.Chat.Admin.SetRightsAsync(host.Boris, Rights.Operator);
        await Expect(mine).ToBeVisibleAsync();
        await Expect(team).ToHaveCountAsync(0);

        await host.Chat.Admin.DisableMemberAsync(host.Boris);
        await Expect(boris.Locator("form input[name='password']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_where_a_right_is_taken_stays_to_be_copied()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        await host.Chat.Admin.SetRightsAsync(host.Boris, Rights.Operator | Rights.ProjectSettings);
        var boris = (await TeamPage.OpenAsync(await stage.SignInAsync(host.Mount, "boris@example.org"), $"/team/{host.Boris.Id}")).Page;
        await boris.Locator("[name='firstName']").FillAsync("Борислав");

        await host.Chat.Admin.SetRightsAsync(host.Boris, Rights.Operator);

        var gone = boris.Locator("[data-right-gone]");
        await Expect(gone.Locator("h1")).ToBeFocusedAsync(new() { Timeout = 2_000 });
        await Expect(gone.Locator("textarea")).ToHaveValueAsync("Борислав");
        await boris.Locator(".rail a[href='#/mine']").ClickAsync();
        await Expect(gone).ToHaveCountAsync(0);
        host.Boris.FirstName.Should().NotBe("Борислав");
    }
}
