using System.Diagnostics;
using System.Net;
using MultiChat.Hosting.Hosts;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Accounts;

/// <summary>samples/ExistingAuth as it is, in a process of its own: an app whose users are the desk's.</summary>
public sealed class ExistingAuthTests
{
    private static readonly TimeSpan UntilEverythingEnds = TimeSpan.FromSeconds(2);

    [Fact] // T9
    public async Task Whom_the_app_signs_in_works_at_the_desk_with_the_rights_of_their_role()
    {
        await using var app = await StartAsync();
        using var browser = new WireRest(MountOf(app));
        (await PageAsync(browser)).Should().Contain("Nobody is signed in.");
        await Refused.WithAsync("not_signed_in", () => browser.GetAsync("v1/session"));

        await SignInAsync(browser, "Sam");

        (await PageAsync(browser)).Should().Contain("Signed in as Sam.");
        (await browser.Http.GetStringAsync("console")).Should().Contain("<!doctype html>");
        var sam = await browser.GetAsync("v1/session");
        sam.GetProperty("name").GetString().Should().Be("Sam");
        sam.GetProperty("memberships")[0].GetProperty("rights").GetRawText().Should().Be("""["operator"]""");
        await using var desk = OperatorClient.WithCookies(browser.Mount, new WireClientOptions { Cookies = browser.Cookies });
        await desk.StartAsync();
        await desk.SwitchAsync(available: true);
        await Refused.WithAsync("forbidden", () => browser.PostAsync("v1/p/main/team/groups", new { name = "Night" }));

        using var other = new WireRest(MountOf(app));
        await SignInAsync(other, "Bea");
        var bea = await other.GetAsync("v1/session");
        bea.GetProperty("memberships")[0].GetProperty("rights").GetRawText().Should().Contain("administrator").And.Contain("operator");
        await other.PostAsync("v1/p/main/team/groups", new { name = "Night" });
    }

    [Fact] // T9, G11
    public async Task Whom_the_app_signs_out_is_out_of_the_open_desk_within_two_seconds()
    {
        await using var app = await StartAsync();
        using var browser = new WireRest(MountOf(app));
        await SignInAsync(browser, "Sam");
        await browser.GetAsync("v1/session");
        await using var desk = OperatorClient.WithCookies(browser.Mount, new WireClientOptions { Cookies = browser.Cookies });
        await desk.StartAsync();
        var began = Stopwatch.GetTimestamp();

        using var answer = await browser.Http.PostAsync(new Uri(app.Address, "/sign-out"), content: null);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        await desk.Hub.Closed.InTimeAsync();
        Stopwatch.GetElapsedTime(began).Should().BeLessThan(UntilEverythingEnds);
        (await FluentActions.Awaiting(() => desk.SwitchAsync(available: true)).Should().ThrowAsync<WireClosedException>())
            .Which.Closure.Announced.Should().BeTrue();
        await Refused.WithAsync("not_signed_in", () => browser.GetAsync("v1/session"));
        await Refused.WithAsync("not_signed_in", () => browser.PutAsync("v1/p/main/status", new { available = true }));
        (await PageAsync(browser)).Should().Contain("Nobody is signed in.");
    }

    private static Task<AppProcess> StartAsync() => AppProcess.StartAsync(
        new ProcessStartInfo("dotnet", [Repository.Sample("ExistingAuth")])
        {
            WorkingDirectory = Repository.PathOf("samples", "ExistingAuth"), Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        });

    private static Uri MountOf(AppProcess app) => new(app.Address, "/chat");

    private static Task<string> PageAsync(WireRest browser) => browser.Http.GetStringAsync(new Uri(browser.Mount, "/"));

    private static async Task SignInAsync(WireRest browser, string name)
    {
        using var answer = await browser.Http.PostAsync(new Uri(browser.Mount, $"/sign-in?name={name}"), content: null);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }
}
