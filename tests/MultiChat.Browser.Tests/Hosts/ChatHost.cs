using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiChat.Channels;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Guest;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Browser.Hosts;

/// <summary>The real host on a free loopback port of this process, on SQLite in a folder of its own, with two operators.</summary>
public sealed class ChatHost : IChatHost, IAsyncDisposable
{
    public const string Password = "a-long-password";

    private readonly ChatHostOptions _options;
    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    private ChatHost(ChatHostOptions options) => _options = options;

    public int Port { get; private set; }

    public Uri Site => new($"http://127.0.0.1:{Port}{_options.PathBase}/");

    public Uri Mount => new($"http://127.0.0.1:{Port}{_options.PathBase}{_options.Prefix}");

    /// <summary>The database's file.</summary>
    public string File => _folder.File("chat.db");

    public ChatEngine Chat => App.Services.GetRequiredService<ChatEngine>();

    public Member Anna => Find("anna@example.org");

    public Member Boris => Find("boris@example.org");

    private bool IsRussian => _options.Language == "ru";

    private WebApplication App => _app ?? throw new InvalidOperationException("The host is stopped.");

    public static async Task<ChatHost> StartAsync(ChatHostOptions? options = null)
    {
        var host = new ChatHost(options ?? new ChatHostOptions());
        await host.StartAgainAsync();
        var boris = await host.Chat.Admin.AddMemberAsync(host.Anna.Project, "boris@example.org", host.IsRussian ? "Борис" : "Boris", "-");
        await host.App.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(boris, Password);
        if (host._options.Available)
        {
            await host.SwitchAsync(host.Anna, available: true);
            await host.SwitchAsync(host.Boris, available: true);
        }

        return host;
    }

    /// <summary>Starts on the same port and the same file as before.</summary>
    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Development, ContentRootPath = _folder.Path });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{Port}");
        builder.Services.AddSingleton(_options.Time);
        if (_options.Chance is { } chance)
        {
            builder.Services.AddSingleton(chance);
        }

        foreach (var channel in _options.Channels)
        {
            builder.Services.AddSingleton(channel);
        }

        builder.Services
            .AddMultiChat(options =>
            {
                options.ProjectName = IsRussian ? "Лавка" : "Tea and Ware";
                options.ProjectLanguage = _options.Language;
                options.SecretKeys.Add(Convert.ToBase64String(new byte[32]));
                if (_options.IsImpatient)
                {
                    options.Rules.DeliveryWindow = options.Rules.LeftAfter = Duration.FromSeconds(1);
                }

                foreach (var (language, texts) in _options.Texts)
                {
                    options.Texts[language] = texts;
                }

                options.FirstAdministrator = new()
                {
                    Email = "anna@example.org",
                    Password = Password,
                    FirstName = IsRussian ? "Анна" : "Anna",
                    LastName = IsRussian ? "Петрова" : "Peters",
                };
            })
            .AddSqlite(File);
        if (_options.IsCrowded)
        {
            CrowdedApp.Add(builder.Services);
        }

        builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedHost);
        _app = builder.Build();
        _app.UseForwardedHeaders();
        _app.UsePathBase(_options.PathBase);
        _app.UseRouting();
        if (_options.IsCrowded)
        {
            CrowdedApp.Use(_app);
        }

        _app.MapMultiChat(_options.Prefix);
        _app.MapGet("/", ShowPageAsync).AllowAnonymous().DisableRateLimiting().DisableRequestTimeout();
        _options.Map?.Invoke(_app);
        if (_options.ShowsShop)
        {
            _app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Shop.Folder) });
        }

        await _app.StartAsync();
        Port = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    /// <summary>Stops in good order; the port is refused until <see cref="StartAgainAsync"/>.</summary>
    public async Task StopAsync()
    {
        await App.DisposeAsync();
        _app = null;
    }

    public Task SwitchAsync(Member member, bool available) => Chat.Admin.SwitchAsync(member, available);

    /// <summary>A client writes on a channel beside the site.</summary>
    public async Task ReceiveAsync(IChannel channel, string text)
    {
        var site = Chat.Admin.Projects[0].Sites[0];
        var from = new ChannelSender
        {
            Project = site.Project,
            Site = site.Id,
            Address = new ChannelAddress { Kind = channel.Kind, Value = "+7 900 000-00-01" },
        };
        await Chat.Channels.ReceiveAsync(from, key: text, text);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        _folder.Dispose();
    }

    private Member Find(string email) => Chat.Admin.Projects[0].Members.Single(member => member.Email == email);

    /// <summary>A page of somebody's site.</summary>
    private Task ShowPageAsync(HttpContext context)
    {
        if (_options.Policy is { } policy)
        {
            context.Response.Headers.ContentSecurityPolicy = policy;
        }

        // A page behind a proxy that strips a prefix can only name the script relatively, as the sample does.
        var script = $"{_options.Prefix.TrimStart('/')}/widget.js";
        var language = context.Request.Query["lang"] is [{ Length: 2 } asked] ? asked : "ru";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(_options.ShowsShop ? Shop.Page(language, script) : BarePage(language, script));
    }

    /// <summary>With things to focus before the widget.</summary>
    private static string BarePage(string language, string script) =>
        $"""
        <!doctype html>
        <html lang="{language}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Shop</title>
          <link rel="icon" href="data:,">
          <script type="module" src="{script}"></script>
        </head>
        <body>
          <main>
            <h1>Shop</h1>
            <p><label>Search <input id="search"></label> <button id="buy">Buy</button></p>
          </main>
        </body>
        </html>
        """;
}
