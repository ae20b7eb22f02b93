using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Hosts;
using MultiChat.Mail.Servers;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Packages;

/// <summary>The app of the README's first five minutes, made in an empty folder and run, with a mail server of its own.</summary>
internal sealed class NewShop : IAsyncDisposable
{
    public const string Password = "a-long-password";

    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _certificate = TestCertificate.For("localhost");
    private readonly ScriptedServer _mails;
    private AppProcess? _app;

    private NewShop() => _mails = new ScriptedServer(_certificate);

    private Uri Mount => new(_app!.Address, "/chat");

    public static async Task<NewShop> MakeAsync(PackedFeed feed)
    {
        var shop = new NewShop();
        try
        {
            await shop.BuildAsync(feed);
            shop._app = await shop.RunAsync();
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Signs in with a browser: what it sends goes through the proxy that takes https off.</summary>
    public async Task<WireRest> SignInAsync(string email, string password, string? newPassword = null)
    {
        using var browser = new WireRest(Mount);
        await AccountHost.SignInAsync(browser, password, email, newPassword: newPassword);
        return AccountHost.WithCookiesOf(browser);
    }

    /// <summary>The desk in a browser that has signed in.</summary>
    public OperatorClient DeskOf(WireRest browser) =>
        OperatorClient.WithCookies(Mount, new WireClientOptions { Headers = { ["Cookie"] = browser.Http.DefaultRequestHeaders.GetValues("Cookie").Single() } });

    /// <summary>The text of the letter that came for an address, once it is there; of several the one of that number.</summary>
    public async Task<string> LetterForAsync(string address, int number = 1)
    {
        List<string> letters = [];
        await Patience.UntilAsync(() => (letters = [.. Letters(address)]).Count >= number, $"letter {number} for {address}");
        return letters[number - 1];
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        await _mails.DisposeAsync();
        _certificate.Dispose();
        _folder.Dispose();
    }

    private async Task BuildAsync(PackedFeed feed)
    {
        // Packages of this run alone: what a user's folder has of the same version is another.
        var known = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(_folder.File("NuGet.config"), $"""
            <configuration>
              <packageSources><clear /><add key="here" value="{feed.Folder}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{_folder.File("packages")}" /></config>
              <fallbackPackageFolders><add key="known" value="{known}" /></fallbackPackageFolders>
            </configuration>
            """);
        await Tool.RunAsync("bash", "-euc", $"cd '{_folder.Path}'\n{FirstMinutesPage.Making}");
        await File.WriteAllTextAsync(_folder.File("Shop/Program.cs"), FirstMinutesPage.Program);
    }

    private async Task<AppProcess> RunAsync()
    {
        await File.WriteAllTextAsync(_folder.File("mail.pem"), _certificate.ExportCertificatePem());
        var script = FirstMinutesPage.Starting
            .With("FirstAdministrator__Password=…", $"FirstAdministrator__Password={Password}")
            .With("Smtp__Password=…", "Smtp__Password=mail-password")
            .With("Smtp__UserName=…", "Smtp__UserName=desk")
            .With("Smtp__Host=smtp.shop.example", $"Smtp__Host=localhost Smtp__Port={_mails.Port} Smtp__Security=Tls");
        var start = Tool.StartOf("bash", "-euc", script);
        start.WorkingDirectory = _folder.File("Shop");
        // The mail server is one that the machine trusts.
        start.Environment["SSL_CERT_FILE"] = _folder.File("mail.pem");
        return await AppProcess.StartAsync(start);
    }

    private IEnumerable<string> Letters(string address)
    {
        var lines = _mails.Lines.ToList();
        for (var from = lines.IndexOf("DATA"); from >= 0; from = lines.IndexOf("DATA", from + 1))
        {
            var end = lines.IndexOf(".", from);
            if (end < 0)
            {
                yield break;
            }

            var mail = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", lines[(from + 1)..end]))));
            if (mail.To.Mailboxes.Single().Address == address)
            {
                yield return mail.TextBody!.ReplaceLineEndings("\n");
            }
        }
    }
}
