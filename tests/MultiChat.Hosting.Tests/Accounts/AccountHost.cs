using System.Text.Json;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Accounts;

/// <summary>A host that sends letters, with Ada who administers it.</summary>
internal sealed class AccountHost : IAsyncDisposable
{
    public const string Own = "a password of my own";

    private AccountHost(TestHost host, MailCollector mails, OperatorClient ada) => (Host, Mails, Ada) = (host, mails, ada);

    public TestHost Host { get; }

    public MailCollector Mails { get; }

    public OperatorClient Ada { get; }

    public static async Task<AccountHost> StartAsync(
        Action<MultiChatOptions>? options = null, Action<MultiChatBuilder>? add = null, Action<WebApplication>? before = null)
    {
        var mails = new MailCollector();
        var host = await TestHost.StartAsync(
            chosen =>
            {
                chosen.PublicAddress = new Uri("https://shop.example/chat/");
                chosen.SecretKeys.Add(Convert.ToBase64String(new byte[32]));
                options?.Invoke(chosen);
            },
            add,
            before,
            services: services => services.AddSingleton<Mail.IMailSender>(mails));
        await host.AddOperatorAsync("Ada", rights: Rights.Operator | Rights.Administrator);
        return new AccountHost(host, mails, await host.OperatorAsync("Ada", available: false));
    }

    /// <summary>Adds Vera over the wire.</summary>
    public async Task<JsonElement> AddVeraAsync(string email = "vera@example.org") => (await Ada.Rest.PostAsync(
        "v1/p/main/team/members", new { email, firstName = "Вера", lastName = "<Орлова> {login}", rights = new[] { "operator" } })).GetProperty("member");

    /// <summary>The next mail, once what it brings is valid.</summary>
    public async Task<Mail.MailMessage> NextMailAsync()
    {
        var mail = await Mails.NextAsync();
        await Host.Chat.ComeToRestAsync();
        return mail;
    }

    public async Task<JsonElement> AccessAsync(string email = "vera@example.org")
    {
        await Host.Chat.ComeToRestAsync();
        var team = await Ada.Rest.GetAsync("v1/p/main/team");
        return team.GetProperty("members").EnumerateArray().Single(member => member.GetProperty("email").GetString() == email).GetProperty("access");
    }

    public async Task<string?> StateAsync(string email = "vera@example.org") => (await AccessAsync(email)).GetProperty("state").GetString();

    /// <summary>A browser that nobody is signed in with.</summary>
    public WireRest Browser() => new(Host.Mount);

    public static Task<JsonElement> SignInAsync(WireRest browser, string password, string email = "vera@example.org", string? code = null, string? newPassword = null) =>
        browser.PostAsync("v1/session", Given(("email", email), ("password", password), ("code", code), ("newPassword", newPassword)));

    public static Dictionary<string, string> Given(params (string Name, string? Value)[] members) =>
        members.Where(member => member.Value is not null).ToDictionary(member => member.Name, member => member.Value!, StringComparer.Ordinal);

    /// <summary>A browser that sends the cookies of another, the secure ones over http too: there is a proxy before a host that is not in Development.</summary>
    public static WireRest WithCookiesOf(WireRest other)
    {
        var secure = new UriBuilder(other.Mount) { Scheme = "https" }.Uri;
        return new WireRest(other.Mount, new WireClientOptions { Headers = { ["Cookie"] = other.Cookies.GetCookieHeader(secure) } });
    }

    /// <summary>The password of a letter.</summary>
    public static string PasswordOf(Mail.MailMessage mail) => PasswordOf(mail.Text);

    /// <inheritdoc cref="PasswordOf(Mail.MailMessage)"/>
    public static string PasswordOf(string text) => text.Split('\n').Select(line => line.Split("assword: ")).First(parts => parts.Length == 2)[1];

    /// <summary>The token of the link of a letter.</summary>
    public static string TokenOf(Mail.MailMessage mail) => mail.Text.Split("/console#/password/")[1].Split('\n')[0];

    public async ValueTask DisposeAsync()
    {
        await Ada.DisposeAsync();
        await Host.DisposeAsync();
    }
}
