using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MultiChat.Hosting.Accounts;
using MultiChat.Storage.PostgreSql;
using MultiChat.Testing.Wire;

namespace MultiChat.Benchmarks;

/// <summary>Two hosts on one database: a visitor at A, an operator with the dialog open at B.</summary>
internal sealed class TwoHosts(WebApplication first, WebApplication second, LoadSocket visitor, LoadSocket desk) : IAsyncDisposable
{
    private const string Email = "anna@example.org";
    private const string Password = "a long password";

    private long _sent;

    public static async Task<TwoHosts> StartAsync(string connectionString)
    {
        var (first, second) = (await HostAsync(connectionString), await HostAsync(connectionString));
        var admin = second.Services.GetRequiredService<ProjectAdmin>();
        var anna = await admin.AddMemberAsync(admin.Projects[0].Project.Id, Email, "Anna", "-");
        await second.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(anna, Password);
        var options = new WireClientOptions();
        await using var session = await OperatorClient.SignInAsync(MountOf(second), Email, Password, options: options);
        var desk = await LoadSocket.ConnectAsync(new Uri(MountOf(second), "v1/p/main/hub"), options.Cookies);
        await desk.CallAsync("Start", "{\"build\":\"load\"}");
        await desk.CallAsync("Switch", "{\"available\":true}");

        await using var page = await VisitorClient.StartAsync(MountOf(first));
        await page.WaitUntilAsync(known => known.Available);
        using var rest = new WireRest(MountOf(first));
        var identity = await rest.PostAsync("v1/s/main/identity");
        var visitor = await LoadSocket.ConnectAsync(new Uri(MountOf(first), "v1/s/main/hub"));
        await visitor.CallAsync("Join", $$"""{"ticket":"{{identity.GetProperty("ticket").GetString()}}"}""");
        await visitor.CallAsync("Send", Message("First"));
        var mine = JsonElement.Parse(await desk.CallAsync("List", "{\"section\":\"mine\"}")).GetProperty("result").GetProperty("ok");
        await desk.CallAsync("Open", $$"""{"dialog":"{{mine.GetProperty("rows")[0].GetProperty("id").GetString()}}"}""");
        return new TwoHosts(first, second, visitor, desk);
    }

    /// <summary>Sends one message and ends when B's operator has been shown it.</summary>
    public async Task SendAsync()
    {
        var mark = System.Text.Encoding.UTF8.GetBytes($"~{++_sent}~");
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Heard = message =>
        {
            if (message.IndexOf(mark) >= 0)
            {
                seen.TrySetResult();
            }
        };
        var answer = visitor.CallAsync("Send", Message($"~{_sent}~ Good day, is anybody there?"));
        await seen.Task;
        await answer;
    }

    public async ValueTask DisposeAsync()
    {
        await visitor.DisposeAsync();
        await desk.DisposeAsync();
        foreach (var app in new[] { first, second })
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private static async Task<WebApplication> HostAsync(string connectionString)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IHostLifetime, ProgramsLifetime>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddMultiChat(options => (options.Limits.MessageBurst, options.Limits.MessagesPerMinute) = (1_000_000, 1_000_000))
            .AddPostgreSql(connectionString);
        var app = builder.Build();
        app.MapMultiChat("/chat");
        await app.StartAsync();
        return app;
    }

    private static Uri MountOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/chat/");

    private static string Message(string text) => $$"""{"id":"{{Guid.CreateVersion7()}}","text":"{{text}}"}""";
}
