using System.Net;
using System.Security.Claims;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

public sealed class SigningInTests
{
    [Theory]
    [InlineData("anna@EXAMPLE.org ")]
    [InlineData("Anna@example.org")]
    public async Task The_email_is_compared_trimmed_and_case_folded(string email) // T3
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await OperatorClient.SignInAsync(host.Mount, email, TestHost.Password);

        anna.Session.GetProperty("projects")[0].GetProperty("slug").GetString().Should().Be("main");
    }

    [Theory]
    [InlineData("Anna@example.org", "another password")]
    [InlineData("nobody@example.org", "another password")]
    [InlineData("Anna@example.org", "")]
    public async Task Wrong_and_unknown_answer_alike(string email, string password)
    {
        await using var host = await TestHost.StartAsync();

        var refused = await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, email, password));

        refused.Problem.ToString().Should().Be(
            """{"type":"about:blank","title":"The e-mail or the password is wrong.","status":401,"code":"wrong_password"}""");
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_for_a_quarter_of_an_hour()
    {
        await using var host = await TestHost.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, "Anna@example.org", "another password"));
        }

        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, "Anna@example.org", TestHost.Password));
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await using var anna = await OperatorClient.SignInAsync(host.Mount, "Anna@example.org", TestHost.Password);
    }

    [Fact]
    public async Task Signing_out_ends_the_sessions_connections()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();

        await anna.SignOutAsync();

        // Told first, then closed; the page may take the words when the line is closed already.
        await anna.Desk.WaitUntilAsync(desk => desk.Ended == "not_signed_in");
        await anna.Hub.Closed.InTimeAsync();
        await Refused.WithAsync("not_signed_in", () => anna.Rest.GetAsync("v1/p/main"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handshake_that_was_held_back_does_not_outlive_the_session(bool signsOut)
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var hub = await HubClient.ConnectAsync(
            new Uri(host.Mount, "v1/p/main/hub"), new WireClientOptions { Cookies = anna.Rest.Cookies, SendsHandshake = false });

        if (signsOut)
        {
            await anna.SignOutAsync();
        }
        else
        {
            var member = host.Chat.Admin.Projects[0].FindMember(anna.Desk.Me)!;
            await host.Chat.Admin.EnableMemberAsync(await host.Chat.Admin.DisableMemberAsync(member));
        }

        await hub.SendRawAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray());

        await hub.Closed.InTimeAsync();
        hub.Pushes.Should().OnlyContain(push => push.Target == "ended");
    }

    [Fact]
    public async Task A_new_password_ends_the_accounts_sessions()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        var member = host.Chat.Admin.Projects[0].FindMember(anna.Desk.Me)!;

        await host.App.Services.GetRequiredService<Accounts.OperatorAccounts>().SetPasswordAsync(member, "another long password");

        await Refused.WithAsync("not_signed_in", () => anna.Rest.GetAsync("v1/p/main"));
    }

    [Fact]
    public async Task A_first_administrator_with_a_bad_password_makes_nobody()
    {
        var start = () => TestHost.StartAsync(options => options.FirstAdministrator = new FirstAdministrator { Email = "boss@example.org", Password = "short" });

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("FirstAdministrator.Password must have 8 to 200");
    }

    [Fact]
    public async Task Two_installations_on_one_host_name_keep_their_cookies_apart()
    {
        await using var one = await TestHost.StartAsync();
        await using var two = await TestHost.StartAsync();
        var browser = new WireClientOptions();
        await using var first = await VisitorClient.StartAsync(one.Mount, options: browser);
        await first.JoinAsync();
        var visitor = first.Identity.GetProperty("visitor").GetString();

        await using var second = await VisitorClient.StartAsync(two.Mount, options: new WireClientOptions { Cookies = browser.Cookies });
        await second.JoinAsync();
        await first.ReconnectAsync();

        first.Identity.GetProperty("visitor").GetString().Should().Be(visitor);
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync(available: false);
        host.Clock.Advance(TimeSpan.FromDays(30));

        await Refused.WithAsync("not_signed_in", () => anna.Hub.CallAsync("List", new { section = "mine" }));
    }

    [Fact] // T4
    public async Task Taking_the_right_ends_the_desk()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        var member = host.Chat.Admin.Projects[0].FindMember(anna.Desk.Me)!;

        await host.Chat.Admin.SaveMemberAsync(member with { Rights = Rights.Journal });

        await anna.Desk.WaitUntilAsync(desk => desk.Ended == "forbidden");
        await anna.Hub.Closed.InTimeAsync();
        await Refused.WithAsync("forbidden", () => anna.Rest.GetAsync("v1/p/main"));
    }

    [Fact] // T4
    public async Task Being_disabled_ends_the_desk_and_the_sessions_and_nobody_signs_in()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        var member = host.Chat.Admin.Projects[0].FindMember(anna.Desk.Me)!;

        await host.Chat.Admin.DisableMemberAsync(member);

        await anna.Desk.WaitUntilAsync(desk => desk.Ended == "not_signed_in");
        await anna.Hub.Closed.InTimeAsync();
        await Refused.WithAsync("not_signed_in", () => anna.Rest.GetAsync("v1/p/main"));
        var refused = await Refused.WithAsync(
            "wrong_password", () => OperatorClient.SignInAsync(host.Mount, "Anna@example.org", TestHost.Password));
        refused.Problem.ToString().Should().Be(
            """{"type":"about:blank","title":"The e-mail or the password is wrong.","status":401,"code":"wrong_password"}""");
    }

    [Fact] // T4: what was over stays over
    public async Task A_session_does_not_live_again_when_its_member_is_enabled()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        var member = host.Chat.Admin.Projects[0].FindMember(anna.Desk.Me)!;

        await host.Chat.Admin.EnableMemberAsync(await host.Chat.Admin.DisableMemberAsync(member));

        await Refused.WithAsync("not_signed_in", () => anna.Rest.GetAsync("v1/p/main"));
        await using var again = await host.OperatorAsync();
        again.Desk.Me.Should().Be(member.Id);
    }

    [Fact] // T3, T4
    public async Task A_person_of_two_projects_stays_signed_in_where_they_are_enabled()
    {
        await using var host = await TestHost.StartAsync();
        var other = await host.Chat.Admin.CreateProjectAsync("other", "Other");
        await host.Chat.Admin.AddMemberAsync(other.Id, "Anna@example.org", "Anna", "-");
        await using var anna = await host.OperatorAsync();
        var member = host.Chat.Admin.Projects[0].FindMember(anna.Desk.Me)!;

        await host.Chat.Admin.DisableMemberAsync(member);

        await anna.Desk.WaitUntilAsync(desk => desk.Ended == "not_signed_in");
        await anna.Rest.GetAsync("v1/p/other");
        await Refused.WithAsync("not_found", () => anna.Rest.GetAsync("v1/p/main"));
        var session = await anna.Rest.GetAsync("v1/session");
        session.GetProperty("projects").GetArrayLength().Should().Be(1);

        await host.Chat.Admin.EnableMemberAsync(member);
        await Refused.WithAsync("not_found", () => anna.Rest.GetAsync("v1/p/main"));
        await using var again = await host.OperatorAsync();
        await again.Rest.GetAsync("v1/p/main");
        await again.Rest.GetAsync("v1/p/other");
    }

    [Fact] // invariant 22
    public async Task A_new_password_ends_the_accounts_connections()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        var member = host.Chat.Admin.Projects[0].FindMember(anna.Desk.Me)!;

        await host.App.Services.GetRequiredService<Accounts.OperatorAccounts>().SetPasswordAsync(member, "another long password");

        await anna.Desk.WaitUntilAsync(desk => desk.Ended == "not_signed_in");
        await using var again = await OperatorClient.SignInAsync(host.Mount, "Anna@example.org", "another long password");
        await again.Rest.GetAsync("v1/p/main");
    }

    [Fact] // T4
    public async Task A_development_link_of_a_disabled_member_signs_nobody_in()
    {
        await using var host = await TestHost.StartAsync();
        var line = host.Log.Texts.Single(text => text.Contains("/console/link/", StringComparison.Ordinal));
        var member = host.Chat.Admin.Projects[0].Members.First(known => known.IsOperator);
        await host.Chat.Admin.DisableMemberAsync(member);

        using var http = new WireRest(host.Mount);
        await http.Http.GetAsync(new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim()));

        await Refused.WithAsync("not_signed_in", () => http.GetAsync("v1/session"));
    }

    [Fact]
    public async Task The_development_link_signs_in_once()
    {
        await using var host = await TestHost.StartAsync();
        var line = host.Log.Texts.Single(text => text.Contains("/console/link/", StringComparison.Ordinal));
        var link = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());

        await using var first = await OperatorClient.WithLinkAsync(link);
        await first.StartAsync();

        using var again = new WireRest(host.Mount);
        await again.Http.GetAsync(link);
        await Refused.WithAsync("not_signed_in", () => again.GetAsync("v1/session"));
    }

    [Fact]
    public async Task Outside_of_development_the_start_fails_where_nobody_could_sign_in()
    {
        var start = () => TestHost.StartAsync(environment: "Production");

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("FirstAdministrator").And.Contain("AddHostUsers");
    }

    [Fact]
    public async Task The_first_administrator_signs_in_over_secure_cookies_outside_of_development()
    {
        await using var host = await TestHost.StartAsync(
            options => options.FirstAdministrator = new FirstAdministrator { Email = "boss@example.org", Password = TestHost.Password },
            environment: "Production");
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Mount, "v1/session"))
        {
            Content = new StringContent(
                $$"""{"email":"boss@example.org","password":"{{TestHost.Password}}"}""", System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.Add("X-MultiChat", "1");

        using var answer = await http.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("Set-Cookie").Should().HaveCount(2, "the session and the known browser").And.AllSatisfy(cookie => cookie.Should()
            .StartWith("__Host-multichat-").And.Contain("; secure").And.Contain("; httponly").And.Contain("; path=/").And.Contain("max-age=")
            .And.NotContain("expires="));
        host.Log.Texts.Should().NotContain(text => text.Contains("/console/link/", StringComparison.Ordinal));
    }

    [Fact] // T9
    public async Task The_hosts_own_users_are_members_by_their_email()
    {
        await using var host = await TestHost.StartAsync(
            add: chat => chat.AddHostUsers(),
            before: app => app.Use((context, next) =>
            {
                if (context.Request.Headers["X-User"] is [{ } user, ..])
                {
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Email, user)], "host"));
                }

                return next();
            }));
        var annas = new WireClientOptions { Headers = { ["X-User"] = "ANNA@example.org" } };
        await using var anna = OperatorClient.WithCookies(host.Mount, annas);
        await anna.StartAsync();
        anna.Desk.Members.Should().Contain(member => member.GetProperty("id").GetGuid() == anna.Desk.Me.Value);

        using var stranger = new WireRest(host.Mount, new WireClientOptions { Headers = { ["X-User"] = "stranger@example.org" } });
        await Refused.WithAsync("not_signed_in", () => stranger.GetAsync("v1/p/main"));
    }

    [Fact]
    public async Task Mapping_without_services_names_the_fix()
    {
        var app = WebApplication.CreateBuilder().Build();
        await using var _ = app;

        app.Invoking(it => it.MapMultiChat()).Should().Throw<InvalidOperationException>()
            .WithMessage("MultiChat has no services. Call builder.Services.AddMultiChat() before app.MapMultiChat().");
    }

    [Fact]
    public async Task An_option_out_of_its_bounds_fails_the_start()
    {
        var start = () => TestHost.StartAsync(options => options.Limits.MessageBurst = 0);

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("Limits.MessageBurst must be 1 to 1,000,000.");
    }
}
