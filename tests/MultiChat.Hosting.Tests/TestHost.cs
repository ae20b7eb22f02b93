using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MultiChat.Hosting.Accounts;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>A real app on a real loopback port, with the operators Anna and Boris.</summary>
public sealed class TestHost : IAsyncDisposable
{
    public const string Password = "a long password";

    private TestHost(WebApplication app, FakeTimeProvider clock, LogCollector log, string prefix) =>
        (App, Clock, Log, Mount) = (app, clock, log, new Uri(AddressOf(app) + prefix.TrimEnd('/') + "/"));

    public WebApplication App { get; }

    public FakeTimeProvider Clock { get; }

    public LogCollector Log { get; }

    /// <summary>The chat's address, with a slash at the end.</summary>
    public Uri Mount { get; }

    public ChatEngine Chat => App.Services.GetRequiredService<ChatEngine>();

    public Project Project => Chat.Admin.Projects[0].Project;

    public static async Task<TestHost> StartAsync(
        Action<MultiChatOptions>? options = null,
        Action<MultiChatBuilder>? add = null,
        Action<WebApplication>? before = null,
        Action<MultiChatEndpoints>? conventions = null,
        string prefix = "/chat",
        string environment = "Development",
        string url = "http://127.0.0.1:0",
        Action<IServiceCollection>? services = null)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var log = new LogCollector();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton<TimeProvider>(clock);
        services?.Invoke(builder.Services);
        var chat = builder.Services.AddMultiChat(options);
        add?.Invoke(chat);
        var app = builder.Build();
        before?.Invoke(app);
        conventions ??= _ => { };
        conventions(app.MapMultiChat(prefix));
        await app.StartAsync();
        var host = new TestHost(app, clock, log, prefix);
        if (host.Chat.Admin.Projects[0].Members.All(member => !member.Email.EndsWith("@example.org", StringComparison.Ordinal)))
        {
            await host.AddOperatorAsync("Anna");
            await host.AddOperatorAsync("Boris");
        }

        return host;
    }

    public async Task<Member> AddOperatorAsync(string name, ProjectId? project = null, Rights rights = Rights.Operator)
    {
        var member = await Chat.Admin.AddMemberAsync(project ?? Project.Id, $"{name}@example.org", name, "-", rights);
        await App.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(member, Password);
        return member;
    }

    /// <summary>An operator at the desk, connected and available.</summary>
    public async Task<OperatorClient> OperatorAsync(string name = "Anna", bool available = true)
    {
        var client = await OperatorClient.SignInAsync(Mount, $"{name}@example.org", Password);
        await client.StartAsync();
        if (available)
        {
            await client.SwitchAsync(available: true);
        }

        return client;
    }

    /// <summary>Another project with its operator Olga, who has a dialog of one message: "Secret".</summary>
    public async Task<OperatorClient> OtherProjectAsync()
    {
        var other = await Chat.Admin.CreateProjectAsync("other", "Other");
        await Chat.Admin.AddSiteAsync(other.Id, "other");
        await AddOperatorAsync("Olga", other.Id);
        var olga = await OperatorClient.SignInAsync(Mount, "Olga@example.org", Password, "other");
        await olga.StartAsync();
        await olga.SwitchAsync(available: true);
        await using var stranger = await VisitorClient.StartAsync(Mount, "other");
        await stranger.JoinAsync();
        await stranger.SendAsync("Secret");
        await olga.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        return olga;
    }

    /// <summary>A visitor's page that has joined.</summary>
    public async Task<VisitorClient> VisitorAsync(WireClientOptions? options = null)
    {
        var client = await VisitorClient.StartAsync(Mount, options: options);
        await client.JoinAsync();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
