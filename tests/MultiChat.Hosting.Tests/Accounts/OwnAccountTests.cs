using System.Security.Claims;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Accounts;

public sealed class OwnAccountTests
{
    private const string Email = "Anna@example.org";
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

    [Fact] // T7
    public async Task A_changed_password_ends_other_sessions_and_this_one_goes_on()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var here = await desk.Host.OperatorAsync();
        await using var there = await desk.Host.OperatorAsync();
        await Refused.WithAsync("wrong_password", () => ChangeAsync(here, "another password", AccountHost.Own));
        await Refused.WithAsync("invalid_field", () => ChangeAsync(here, TestHost.Password, "short"));
        await Refused.WithAsync("invalid_field", () => ChangeAsync(here, TestHost.Password, TestHost.Password));

        await ChangeAsync(here, TestHost.Password, AccountHost.Own);

        await there.Desk.WaitUntilAsync(told => told.Ended == "not_signed_in");
        await Refused.WithAsync("not_signed_in", () => there.Rest.GetAsync("v1/session"));
        await here.Rest.GetAsync("v1/session");
        await here.ReconnectAsync();
        (await here.Rest.GetAsync("v1/account")).GetProperty("sessions").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Sessions_are_listed_with_their_browsers_and_ended_one_by_one_or_all_others()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var here = await OperatorClient.SignInAsync(
            desk.Host.Mount, Email, TestHost.Password, options: new WireClientOptions { Headers = { ["User-Agent"] = Chrome } });
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var second = await desk.Host.OperatorAsync();
        await using var third = await desk.Host.OperatorAsync();
        var sessions = (await here.Rest.GetAsync("v1/account")).GetProperty("sessions");
        sessions.EnumerateArray().Select(session => session.GetProperty("current").GetBoolean()).Should().Equal(false, false, true);
        sessions[2].GetProperty("device").GetString().Should().Be("Chrome · Windows");
        sessions[0].GetProperty("begunAt").GetString().Should().NotBe(sessions[2].GetProperty("begunAt").GetString());

        var own = (await second.Rest.GetAsync("v1/account")).GetProperty("sessions").EnumerateArray().Single(session => session.GetProperty("current").GetBoolean());
        await here.Rest.DeleteAsync($"v1/account/sessions/{own.GetProperty("id").GetString()}");
        await second.Desk.WaitUntilAsync(told => told.Ended == "not_signed_in");
        await Refused.WithAsync("not_found", () => here.Rest.DeleteAsync($"v1/account/sessions/{own.GetProperty("id").GetString()}"));
        await here.Rest.DeleteAsync("v1/account/sessions");
        await third.Desk.WaitUntilAsync(told => told.Ended == "not_signed_in");
        (await here.Rest.GetAsync("v1/account")).GetProperty("sessions").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task All_others_are_ended_however_many_there_are()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var here = await desk.Host.OperatorAsync();
        await using var first = await desk.Host.OperatorAsync();
        var known = (await desk.Host.Chat.Storage.Accounts.FindAsync(Email, CancellationToken.None))!;
        for (byte one = 1; one <= 150; one++)
        {
            await desk.Host.Chat.Storage.Accounts.AddSessionAsync(
                new Session
                {
                    TokenHash = [.. Enumerable.Repeat(one, 32)],
                    Account = known.Id,
                    ExpiresAt = desk.Host.Chat.Clock.Now + NodaTime.Duration.FromDays(31),
                    Memberships = [new MemberVersion { Member = here.Desk.Me, Version = long.MaxValue }],
                },
                rightPassword: false,
                CancellationToken.None);
        }

        await here.Rest.DeleteAsync("v1/account/sessions");

        await first.Desk.WaitUntilAsync(told => told.Ended == "not_signed_in");
        await Refused.WithAsync("not_signed_in", () => first.Rest.GetAsync("v1/session"));
        (await here.Rest.GetAsync("v1/account")).GetProperty("sessions").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_another_account()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        await using var boris = await desk.Host.OperatorAsync("Boris");
        var his = (await boris.Rest.GetAsync("v1/account")).GetProperty("sessions")[0].GetProperty("id").GetString();

        await Refused.WithAsync("not_found", () => anna.Rest.DeleteAsync($"v1/account/sessions/{his}"));

        await boris.Rest.GetAsync("v1/session");
    }

    [Fact] // T9
    public async Task Whom_the_host_lets_in_has_no_account_here()
    {
        await using var host = await TestHost.StartAsync(
            add: chat => chat.AddHostUsers(),
            before: app => app.Use((context, next) =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Email, Email)], "host"));
                return next(context);
            }));
        using var browser = new WireRest(host.Mount);

        await Refused.WithAsync("not_supported", () => browser.GetAsync("v1/account"));
    }

    [Theory]
    [InlineData(Chrome, "Chrome · Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Safari · macOS")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 YaBrowser/25.10 Safari/537.36", "Yandex · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1", "Chrome · iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox · Linux")]
    [InlineData("curl/8.5.0", null)]
    [InlineData(null, null)]
    public void A_browser_is_named_as_its_owner_knows_it(string? userAgent, string? name) => DeviceName.Of(userAgent).Should().Be(name);

    private static Task<System.Text.Json.JsonElement> ChangeAsync(OperatorClient client, string password, string newPassword) =>
        client.Rest.PostAsync("v1/account/password", new { password, newPassword });
}
