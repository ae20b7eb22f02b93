using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Accounts;

/// <summary>An app with a cookie of its own, as in samples/ExistingAuth.</summary>
public sealed class HostUserTests
{
    [Fact] // T9
    public async Task A_user_becomes_a_member_at_first_sight_with_the_rights_that_the_app_says()
    {
        await using var host = await StartAsync();
        using var sam = await SignInAsync(host, "sam", "support");

        var session = await sam.GetAsync("v1/session");

        session.GetProperty("name").GetString().Should().Be("sam");
        session.GetProperty("memberships")[0].GetProperty("rights").GetRawText().Should().Be("""["operator"]""");
        using var stranger = await SignInAsync(host, "eve", "customer");
        await Refused.WithAsync("not_signed_in", () => stranger.GetAsync("v1/session"));
        host.Chat.Admin.Projects[0].Members.Should().NotContain(member => member.Email == "eve@shop.example");
    }

    [Fact] // T9
    public async Task Many_first_requests_at_once_make_one_member()
    {
        await using var host = await StartAsync();
        using var sam = await SignInAsync(host, "sam", "support");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sam.GetAsync("v1/session")));

        host.Chat.Admin.Projects[0].Members.Should().ContainSingle(member => member.Email == "sam@shop.example");
    }

    [Fact] // T9
    public async Task Other_roles_are_other_rights_at_the_next_request_and_nobody_changes_them_here()
    {
        await using var host = await StartAsync();
        using var bea = await SignInAsync(host, "bea", "boss");
        using var sam = await SignInAsync(host, "sam", "support");
        await sam.GetAsync("v1/session");
        var team = await bea.GetAsync("v1/p/main/team");
        team.GetProperty("hostRights").GetBoolean().Should().BeTrue();
        team.GetProperty("letters").GetBoolean().Should().BeFalse();
        var member = team.GetProperty("members").EnumerateArray().Single(one => one.GetProperty("firstName").GetString() == "sam");
        member.GetProperty("access").GetRawText().Should().Be("""{"state":"host"}""");
        var path = $"v1/p/main/team/members/{member.GetProperty("id").GetGuid()}";

        await Refused.WithAsync("not_supported", () => bea.PutAsync(path, new
        {
            version = member.GetProperty("version").GetInt64(), firstName = "Sam", lastName = "-", rights = new[] { "journal" }, groups = Array.Empty<Guid>(),
        }));
        await bea.PutAsync(path, new
        {
            version = member.GetProperty("version").GetInt64(), firstName = "Samuel", lastName = "-", rights = new[] { "operator" }, groups = Array.Empty<Guid>(),
        });

        using var promoted = await SignInAsync(host, "sam", "boss");
        var session = await promoted.GetAsync("v1/session");
        session.GetProperty("name").GetString().Should().Be("Samuel");
        session.GetProperty("memberships")[0].GetProperty("rights").GetRawText().Should().Contain("administrator");
        using var demoted = await SignInAsync(host, "sam", "customer");
        await Refused.WithAsync("forbidden", () => demoted.GetAsync("v1/p/main"));
    }

    [Fact] // T9
    public async Task A_connection_of_before_takes_back_no_rights_that_were_given_since()
    {
        await using var host = await StartAsync();
        using var sam = await SignInAsync(host, "sam", "support");
        await using var hub = await HubClient.ConnectAsync(new Uri(host.Mount, "v1/p/main/hub"), new WireClientOptions { Cookies = sam.Cookies });
        using var promoted = await SignInAsync(host, "sam", "boss");
        await promoted.GetAsync("v1/session");

        await hub.CallAsync("Team", new { });

        host.Chat.Admin.Projects[0].Members.Single(member => member.Email == "sam@shop.example").Rights.Should().Be(Rights.Administrator | Rights.Operator);
    }

    [Fact] // T7, T9
    public async Task Whom_the_app_lets_in_gets_no_way_past_it()
    {
        await using var host = await StartAsync();
        using var sam = await SignInAsync(host, "sam", "support");
        await sam.GetAsync("v1/session");

        (await sam.GetAsync("v1/sign-in")).GetProperty("letters").GetBoolean().Should().BeFalse();
        await Refused.WithAsync("not_supported", () => sam.PostAsync("v1/password/forgotten", new { email = "sam@shop.example" }));
    }

    [Fact] // T4, T9
    public async Task Whoever_was_disabled_here_stays_out()
    {
        await using var host = await StartAsync();
        using var sam = await SignInAsync(host, "sam", "support");
        await sam.GetAsync("v1/session");
        await host.Chat.Admin.DisableMemberAsync(host.Chat.Admin.Projects[0].Members.Single(member => member.Email == "sam@shop.example"));

        await Refused.WithAsync("not_signed_in", () => sam.GetAsync("v1/session"));
    }

    [Fact] // T9
    public async Task Signing_out_of_the_app_ends_the_open_desk()
    {
        await using var host = await StartAsync();
        using var sam = await SignInAsync(host, "sam", "support");
        await sam.GetAsync("v1/session");
        await using var hub = await HubClient.ConnectAsync(new Uri(host.Mount, "v1/p/main/hub"), new WireClientOptions { Cookies = sam.Cookies });
        await hub.CallAsync("Start", new { });

        using var answer = await sam.Http.PostAsync(new Uri(host.Mount, "/sign-out"), content: null);

        await hub.Closed.InTimeAsync();
        await Refused.WithAsync("not_signed_in", () => sam.GetAsync("v1/session"));
    }

    [Fact] // T9
    public async Task A_handshake_that_was_held_back_does_not_outlive_the_sign_out()
    {
        await using var host = await StartAsync();
        using var sam = await SignInAsync(host, "sam", "support");
        await sam.GetAsync("v1/session");
        await using var hub = await HubClient.ConnectAsync(
            new Uri(host.Mount, "v1/p/main/hub"), new WireClientOptions { Cookies = sam.Cookies, SendsHandshake = false });

        await host.App.Services.GetRequiredService<DeskSessions>().EndAsync("sam@shop.example");
        await hub.SendRawAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray());

        await hub.Closed.InTimeAsync();
        hub.Pushes.Should().OnlyContain(push => push.Target == "ended");
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(
        services: services => services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(),
        add: chat => chat.AddHostUsers(users =>
        {
            users.MakeMember = (user, _) => RightsOf(user) == Rights.None ? null : new HostMember { FirstName = user.Identity!.Name! };
            users.RightsOf = (user, _) => RightsOf(user);
        }),
        before: app =>
        {
            app.UseAuthentication();
            app.MapPost("/sign-in", (string name, string role) => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Email, $"{name}@shop.example"), new Claim(ClaimTypes.Role, role)],
                CookieAuthenticationDefaults.AuthenticationScheme))));
            app.MapPost("/sign-out", (HttpContext context, DeskSessions desk) =>
            {
                var user = context.User;
                context.Response.OnCompleted(() => desk.EndAsync(user));
                return Results.SignOut();
            });
        });

    private static async Task<WireRest> SignInAsync(TestHost host, string name, string role)
    {
        var browser = new WireRest(host.Mount);
        using var answer = await browser.Http.PostAsync(new Uri(host.Mount, $"/sign-in?name={name}&role={role}"), content: null);
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    private static Rights RightsOf(ClaimsPrincipal user) =>
        user.IsInRole("boss") ? Rights.Administrator | Rights.Operator : user.IsInRole("support") ? Rights.Operator : Rights.None;
}
