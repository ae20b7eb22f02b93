using System.Net;
using MultiChat.Mail;
using MultiChat.Testing;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Accounts;

public sealed class ForgottenPasswordTests
{
    private const string Email = "Anna@example.org";

    [Fact] // T7
    public async Task A_mailed_link_chooses_a_password_once_and_ends_other_sessions()
    {
        await using var desk = await AccountHost.StartAsync();
        await using var anna = await desk.Host.OperatorAsync();
        using var browser = desk.Browser();
        var token = AccountHost.TokenOf(await AskAsync(desk, browser));

        var session = await ChooseAsync(browser, token);

        session.GetProperty("name").GetString().Should().Be("Anna");
        await browser.GetAsync("v1/session");
        await anna.Desk.WaitUntilAsync(told => told.Ended == "not_signed_in");
        using var other = desk.Browser();
        await Refused.WithAsync("link_over", () => ChooseAsync(other, token));
        await Refused.WithAsync("wrong_password", () => AccountHost.SignInAsync(other, TestHost.Password, Email));
        await AccountHost.SignInAsync(other, AccountHost.Own, Email);
    }

    [Fact] // T7
    public async Task Of_two_links_the_newest_works()
    {
        await using var desk = await AccountHost.StartAsync();
        using var browser = desk.Browser();
        var first = AccountHost.TokenOf(await AskAsync(desk, browser));
        var second = AccountHost.TokenOf(await AskAsync(desk, browser));

        await Refused.WithAsync("link_over", () => ChooseAsync(browser, first));
        await ChooseAsync(browser, second);
    }

    [Fact] // T7
    public async Task A_link_lives_60_minutes()
    {
        await using var desk = await AccountHost.StartAsync();
        using var browser = desk.Browser();
        var mail = await AskAsync(desk, browser);
        mail.Text.Should().Contain("60 minutes").And.Contain("https://shop.example/chat/console#/password/");
        var token = AccountHost.TokenOf(mail);

        desk.Host.Clock.Advance(TimeSpan.FromMinutes(60));
        await Refused.WithAsync("link_over", () => ChooseAsync(browser, token));
        var next = AccountHost.TokenOf(await AskAsync(desk, browser));
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromMilliseconds(1));
        await ChooseAsync(browser, next);
    }

    [Fact] // T7
    public async Task Of_many_who_use_a_link_at_once_one_chooses()
    {
        await using var desk = await AccountHost.StartAsync();
        using var browser = desk.Browser();
        var token = AccountHost.TokenOf(await AskAsync(desk, browser));

        var chosen = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var one = desk.Browser();
            try
            {
                await one.PostAsync("v1/password", new { token, password = $"the password of number {i}" });
                return i;
            }
            catch (WireRefusedException refused) when (refused.Code == "link_over")
            {
                return -1;
            }
        }));

        var winner = chosen.Should().ContainSingle(i => i >= 0).Subject;
        await AccountHost.SignInAsync(browser, $"the password of number {winner}", Email);
    }

    [Fact] // T7
    public async Task Looking_at_a_link_and_a_password_that_cannot_be_use_nothing_up()
    {
        await using var desk = await AccountHost.StartAsync();
        using var browser = desk.Browser();
        var token = AccountHost.TokenOf(await AskAsync(desk, browser));

        foreach (var path in new[] { "console", $"console?token={token}", $"v1/password?token={token}", $"v1/password/{token}" })
        {
            using var scanner = new HttpClient();
            await scanner.GetAsync(new Uri(desk.Host.Mount, path));
        }

        (await Refused.WithAsync("invalid_field", () => browser.PostAsync("v1/password", new { token, password = "short" })))
            .Problem.GetProperty("member").GetString().Should().Be("password");
        await ChooseAsync(browser, token);
    }

    [Theory] // T7
    [InlineData("Anna@example.org")]
    [InlineData(" anna@EXAMPLE.org")]
    [InlineData("nobody@example.org")]
    [InlineData("no e-mail at all")]
    [InlineData("")]
    public async Task Known_and_unknown_emails_are_answered_alike_by_the_same_work(string email)
    {
        var calls = new CallCollector();
        await using var desk = await AccountHost.StartAsync(add: chat => chat.AddStorage("collected", _ => calls.Storage()));
        using var browser = desk.Browser();
        await desk.Host.Chat.ComeToRestAsync();
        calls.Clear();

        using var answer = await browser.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, "v1/password/forgotten")
        {
            Headers = { { "X-MultiChat", "1" } }, Content = System.Net.Http.Json.JsonContent.Create(new { email }),
        });

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Be("{}");
        calls.UntilFirst("TakeAsync").Should().Equal("TakeTryAsync", "TakeTryAsync", "PutAsync");
        await desk.Host.Chat.ComeToRestAsync();
        desk.Mails.Attempts.Should().Be(email.Trim().StartsWith("anna", StringComparison.OrdinalIgnoreCase) ? 1 : 0);
    }

    [Fact] // T7
    public async Task No_letter_is_looked_for_before_the_answer_has_left()
    {
        var calls = new CallCollector();
        var untilAnswered = new TaskCompletionSource<List<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var desk = await AccountHost.StartAsync(
            add: chat => chat.AddStorage("collected", _ => calls.Storage()),
            before: app => app.Use((context, next) =>
            {
                if (context.Request.Path.Value!.EndsWith("forgotten", StringComparison.Ordinal))
                {
                    context.Response.OnCompleted(() => Task.FromResult(untilAnswered.TrySetResult([.. calls.All])));
                }

                return next();
            }));
        using var browser = desk.Browser();
        await desk.Host.Chat.ComeToRestAsync();
        calls.Clear();

        await AskAsync(desk, browser);

        (await untilAnswered.Task.InTimeAsync()).Should().EndWith("PutAsync");
        calls.All.Should().Contain("TakeAsync");
    }

    [Fact]
    public async Task An_email_gets_five_letters_an_hour_and_a_network_asks_twenty_times_a_quarter()
    {
        await using var desk = await AccountHost.StartAsync();
        using var browser = desk.Browser();
        for (var i = 0; i < 5; i++)
        {
            await AskAsync(desk, browser);
        }

        for (var i = 0; i < 15; i++)
        {
            await browser.PostAsync("v1/password/forgotten", new { email = Email });
        }

        await Refused.WithAsync("too_many", () => browser.PostAsync("v1/password/forgotten", new { email = "other@example.org" }));
        await desk.Host.Chat.ComeToRestAsync();
        desk.Mails.Attempts.Should().Be(5);
        desk.Host.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(desk, browser);
    }

    [Fact] // T4, T7
    public async Task Whoever_is_disabled_gets_no_letter_and_comes_in_by_no_link()
    {
        await using var desk = await AccountHost.StartAsync();
        using var browser = desk.Browser();
        var token = AccountHost.TokenOf(await AskAsync(desk, browser));
        var anna = desk.Host.Chat.Admin.Projects[0].Members.Single(member => member.Email == Email);

        await desk.Host.Chat.Admin.DisableMemberAsync(anna);
        await Refused.WithAsync("link_over", () => ChooseAsync(browser, token));
        await browser.PostAsync("v1/password/forgotten", new { email = Email });
        await desk.Host.Chat.ComeToRestAsync();

        desk.Mails.Attempts.Should().Be(1);
    }

    [Fact] // T6, T7
    public async Task Whoever_never_had_a_password_comes_in_by_the_same_way()
    {
        await using var desk = await AccountHost.StartAsync();
        await desk.Host.Chat.Admin.AddMemberAsync(desk.Host.Project.Id, "vera@example.org", "Vera", "-");
        using var browser = desk.Browser();

        await ChooseAsync(browser, AccountHost.TokenOf(await AskAsync(desk, browser, "VERA@example.org")));

        await AccountHost.SignInAsync(browser, AccountHost.Own);
    }

    [Fact]
    public async Task A_foreign_host_header_stands_in_no_letter()
    {
        await using var desk = await AccountHost.StartAsync();
        using var browser = new WireRest(desk.Host.Mount, new WireClientOptions { Headers = { ["Host"] = "evil.example", ["X-Forwarded-Host"] = "evil.example" } });

        var mail = await AskAsync(desk, browser);

        (mail.Text + mail.Html).Should().NotContain("evil");
    }

    private static async Task<MailMessage> AskAsync(AccountHost desk, WireRest browser, string email = Email)
    {
        (await browser.PostAsync("v1/password/forgotten", new { email })).GetRawText().Should().Be("{}");
        var mail = await desk.NextMailAsync();
        await desk.Host.Chat.ComeToRestAsync();
        return mail;
    }

    private static Task<System.Text.Json.JsonElement> ChooseAsync(WireRest browser, string token) =>
        browser.PostAsync("v1/password", new { token, password = AccountHost.Own });
}
