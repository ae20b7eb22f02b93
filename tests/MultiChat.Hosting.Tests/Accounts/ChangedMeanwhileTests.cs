using MultiChat.InMemory;
using MultiChat.Testing.Faults;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Accounts;

/// <summary>What is checked by a password holds only as long as it is the password.</summary>
public sealed class ChangedMeanwhileTests
{
    private const string Email = "Anna@example.org";

    [Theory] // T7
    [InlineData("Accounts.TakeTryAsync")]
    [InlineData("Accounts.AddDeviceAsync")]
    [InlineData("Accounts.AddSessionAsync")]
    public async Task A_sign_in_with_the_old_password_does_not_outlive_its_change(string at)
    {
        var held = new HeldCall(at);
        await using var host = await StartAsync(held);
        using var browser = new WireRest(host.Mount);
        held.Arm();
        var signingIn = browser.PostAsync("v1/session", new { email = Email, password = TestHost.Password });
        await held.Reached.InTimeAsync();

        await SetPasswordAsync(host);
        held.LetGo();

        try
        {
            await signingIn;
        }
        catch (WireRefusedException refused)
        {
            refused.Code.Should().Be("wrong_password");
        }

        await Refused.WithAsync("not_signed_in", () => browser.GetAsync("v1/session"));
    }

    [Fact] // T7
    public async Task A_session_that_a_change_of_the_password_begins_does_not_outlive_the_next_change()
    {
        var held = new HeldCall("Accounts.AddSessionAsync");
        await using var host = await StartAsync(held);
        using var browser = new WireRest(host.Mount);
        await browser.PostAsync("v1/session", new { email = Email, password = TestHost.Password });
        held.Arm();
        var changing = browser.PostAsync("v1/account/password", new { password = TestHost.Password, newPassword = "the first new password" });
        await held.Reached.InTimeAsync();

        await SetPasswordAsync(host);
        held.LetGo();

        await changing;
        await Refused.WithAsync("not_signed_in", () => browser.GetAsync("v1/session"));
    }

    [Theory] // the host's whole list of teams is not a stranger's to ask for
    [InlineData("v1/session", """{"email":"Anna@example.org","password":"a wrong password"}""")]
    [InlineData("v1/session", """{"email":"nobody@example.org","password":"a wrong password"}""")]
    [InlineData("v1/password", """{"token":"AAAA","password":"a long password"}""")]
    public async Task Who_brings_nothing_that_is_right_makes_the_host_read_no_teams(string path, string body)
    {
        var held = new HeldCall("Projects.ListAsync");
        await using var host = await StartAsync(held);
        var before = held.Calls;
        using var stranger = new WireRest(host.Mount);

        await FluentActions.Awaiting(() => stranger.PostAsync(path, System.Text.Json.JsonDocument.Parse(body).RootElement))
            .Should().ThrowAsync<WireRefusedException>();

        held.Calls.Should().Be(before);
    }

    private static Task<TestHost> StartAsync(HeldCall held) =>
        TestHost.StartAsync(add: chat => chat.Services.AddSingleton<ChatStorage>(new InterceptedStorage(new InMemoryStorage(), held)));

    private static async Task SetPasswordAsync(TestHost host)
    {
        var anna = host.Chat.Admin.Projects[0].Members.Single(member => string.Equals(member.Email, Email, StringComparison.Ordinal));
        await host.App.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(anna, "quite another password");
    }
}
