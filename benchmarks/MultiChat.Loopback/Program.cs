using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MultiChat.Hosting.Accounts;
using MultiChat.Testing.Wire;

// A lone message, visitor's socket to operator's socket over loopback, on SQLite with synchronous=FULL: dotnet run -c Release
const int Warmup = 100;
const int Rounds = 500;
const string Password = "a long password";

var folder = Directory.CreateTempSubdirectory("multichat-");
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services
    .AddMultiChat(options => (options.Limits.MessageBurst, options.Limits.MessagesPerMinute) = (100_000, 1_000_000))
    .AddSqlite(Path.Combine(folder.FullName, "chat.db"));
await using var app = builder.Build();
app.MapMultiChat("/chat");
await app.StartAsync();
var mount = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/chat/");
var admin = app.Services.GetRequiredService<MultiChat.ProjectAdmin>();
var anna = await admin.AddMemberAsync(admin.Projects[0].Project.Id, "anna@example.org", "Anna", "-");
await app.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(anna, Password);

await using var desk = await OperatorClient.SignInAsync(mount, "anna@example.org", Password);
await desk.StartAsync();
await desk.SwitchAsync(available: true);
await using var visitor = await VisitorClient.StartAsync(mount);
await visitor.JoinAsync();
await visitor.SendAsync("First");
await desk.Desk.WaitUntilAsync(view => view.RowsOf("mine").Count == 1);
await desk.OpenAsync(new MultiChat.Dialogs.DialogId(desk.Desk.Rows[0].GetProperty("id").GetGuid()));

var times = new List<double>();
for (var i = 0; i < Warmup + Rounds; i++)
{
    var text = $"Message {i}";
    var seen = desk.Hub.WaitForFrameAsync(frame => frame.Contains(text, StringComparison.Ordinal), from: desk.Hub.Frames.Count);
    var start = Stopwatch.GetTimestamp();
    var sent = visitor.SendAsync(text);
    await seen;
    var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    await sent;
    if (i >= Warmup)
    {
        times.Add(took);
    }
}

times.Sort();
Console.WriteLine($"send to operator, one at a time: median {times[Rounds / 2]:F2} ms, p95 {times[Rounds * 95 / 100]:F2} ms, p99 {times[Rounds * 99 / 100]:F2} ms");
await app.StopAsync();
folder.Delete(recursive: true);
