using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MultiChat.Hosting.Accounts;
using MultiChat.Testing.Wire;

namespace MultiChat.Benchmarks;

/// <summary>MultiChat as it ships, on SQLite with synchronous=FULL; only the limits on strangers are out of the way.</summary>
internal sealed class OurHost(WebApplication app, Uri mount) : IAsyncDisposable
{
    private const string Email = "anna@example.org";
    private const string Password = "a long password";
    private const int MaxWatched = 20;

    private static readonly byte[] _tag = "\"tag\":\""u8.ToArray();

    public static async Task<OurHost> StartAsync(string path)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IHostLifetime, ProgramsLifetime>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddMultiChat(options =>
        {
            (options.Limits.MessageBurst, options.Limits.MessagesPerMinute) = (1_000_000, 1_000_000);
            (options.Limits.VisitorsPerMinute, options.Limits.VisitorRequestsPerMinute) = (10_000, 100_000);
        }).AddSqlite(path);
        var app = builder.Build();
        app.MapMultiChat("/chat");
        await app.StartAsync();
        var admin = app.Services.GetRequiredService<ProjectAdmin>();
        var anna = await admin.AddMemberAsync(admin.Projects[0].Project.Id, Email, "Anna", "-");
        await app.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(anna, Password);
        return new OurHost(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/chat/"));
    }

    /// <summary>An operator with up to 20 of the dialogs open, as many as a page can have, and visitors who acknowledge what they are shown.</summary>
    /// <param name="count">How many visitors.</param>
    /// <param name="acknowledges">Whether visitors' pages say what they have applied, as they do; without, to see what that costs.</param>
    public async Task<Side> ConnectAsync(int count, bool acknowledges)
    {
        var options = new WireClientOptions();
        await using var session = await OperatorClient.SignInAsync(mount, Email, Password, options: options);
        var desk = await LoadSocket.ConnectAsync(new Uri(mount, "v1/p/main/hub"), options.Cookies);
        await desk.CallAsync("Start", "{\"build\":\"load\"}");
        await desk.CallAsync("Switch", "{\"available\":true}");
        var visitors = new LoadSocket[count];
        for (var i = 0; i < count; i++)
        {
            using var rest = new WireRest(mount);
            var identity = await rest.PostAsync("v1/s/main/identity");
            var visitor = visitors[i] = await LoadSocket.ConnectAsync(new Uri(mount, "v1/s/main/hub"));
            visitor.Heard = acknowledges ? message => Acknowledge(visitor, message) : visitor.Heard;
            await visitor.CallAsync("Join", $$"""{"ticket":"{{identity.GetProperty("ticket").GetString()}}"}""");
            await SendAsync(visitor, "First");
        }

        var page = JsonElement.Parse(await desk.CallAsync("List", "{\"section\":\"mine\",\"limit\":100}")).GetProperty("result").GetProperty("ok");
        foreach (var row in page.GetProperty("rows").EnumerateArray().Take(Math.Min(count, MaxWatched)))
        {
            await desk.CallAsync("Open", $$"""{"dialog":"{{row.GetProperty("id").GetString()}}"}""");
        }

        return new Side(desk, visitors) { Send = (visitor, text) => SendAsync(visitors[visitor], text) };
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static Task SendAsync(LoadSocket visitor, string text) =>
        visitor.CallAsync("Send", $$"""{"id":"{{Guid.CreateVersion7()}}","text":"{{text}}"}""");

    /// <summary>A visitor's page acknowledges what somebody else did; these visitors are answered nothing.</summary>
    private static bool IsOwn(ReadOnlySpan<byte> message) => message.IndexOf("\"from\":\"me\""u8) >= 0;

    /// <summary>What a page does when it has applied a push of the log with something that is not its own: it says so.</summary>
    private static void Acknowledge(LoadSocket visitor, ReadOnlySpan<byte> message)
    {
        var from = message.IndexOf("\"upTo\":"u8);
        if (from < 0 || IsOwn(message))
        {
            return;
        }

        // The wire says "upTo":9,"tag":"…" and takes "eventSeq":9,"tag":"…".
        var place = message[(from + 7)..];
        var tag = place.IndexOf(_tag) + _tag.Length;
        var end = tag + place[tag..].IndexOf((byte)'"') + 1;
        _ = visitor.CallAsync("Applied", $"{{\"eventSeq\":{System.Text.Encoding.UTF8.GetString(place[..end])}}}");
    }
}
