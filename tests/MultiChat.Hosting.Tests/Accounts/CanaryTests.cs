using System.Text;
using MultiChat.Storage;
using MultiChat.Testing.Wire;
using OtpNet;

namespace MultiChat.Hosting.Accounts;

/// <summary>What opens an account is in the mail and nowhere else.</summary>
public sealed class CanaryTests
{
    [Fact] // T6, T7
    public async Task Passwords_links_seeds_codes_and_cookies_occur_nowhere_else()
    {
        using var folder = new TemporaryFolder();
        var secrets = new List<string>();
        IReadOnlyList<string> told;
        await using (var desk = await AccountHost.StartAsync(add: chat => chat.AddSqlite(Path.Combine(folder.Path, "chat.db"))))
        {
            var vera = (await desk.AddVeraAsync()).GetProperty("id").GetGuid();
            secrets.Add(AccountHost.PasswordOf(await desk.NextMailAsync()));
            await desk.Ada.Rest.PostAsync($"v1/p/main/team/members/{vera}/letter");
            secrets.Add(AccountHost.PasswordOf(await desk.NextMailAsync()));
            using var browser = desk.Browser();
            await browser.PostAsync("v1/password/forgotten", new { email = "vera@example.org" });
            var token = AccountHost.TokenOf(await desk.NextMailAsync());
            secrets.Add(token);
            var link = (await desk.Ada.Rest.PostAsync($"v1/p/main/team/members/{vera}/link")).GetProperty("path").GetString()!.Split('/')[^1];
            secrets.Add(link);
            await browser.PostAsync("v1/password", new { token = link, password = AccountHost.Own });
            secrets.Add(AccountHost.Own);
            secrets.AddRange(browser.Cookies.GetCookies(desk.Host.Mount).Select(cookie => cookie.Value));
            secrets.AddRange(await TurnFactorOnAsync(desk, browser));
            told = [(await desk.Ada.Rest.GetAsync("v1/p/main/team")).GetRawText(), (await desk.Ada.Rest.GetAsync("v1/p/main/audit")).GetRawText(), .. desk.Host.Log.Texts];
        }

        told.Should().Contain(text => text.Contains("vera@example.org"), "that is looked through");
        var files = Directory.GetFiles(folder.Path).Select(File.ReadAllBytes).ToList();
        files.Should().Contain(file => Holds(file, "vera@example.org"), "that is where accounts are");
        foreach (var secret in secrets)
        {
            secret.Length.Should().BeGreaterThan(13);
            told.Should().NotContain(text => text.Contains(secret));
            files.Should().NotContain(file => Holds(file, secret));
        }
    }

    /// <summary>The seed, as apps take it and in hexadecimal, and a recovery code.</summary>
    private static async Task<string[]> TurnFactorOnAsync(AccountHost desk, WireRest browser)
    {
        var offer = await browser.PostAsync("v1/account/factor", new { password = AccountHost.Own });
        var secret = offer.GetProperty("secret").GetString()!;
        var code = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(desk.Host.Clock.GetUtcNow().UtcDateTime);
        var turnedOn = await browser.PutAsync("v1/account/factor", new { offer = offer.GetProperty("offer").GetString(), code });
        return [secret, Convert.ToHexStringLower(Base32Encoding.ToBytes(secret)), turnedOn.GetProperty("recoveryCodes")[0].GetString()!];
    }

    private static bool Holds(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
