using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MultiChat.Benchmarks;

/// <summary>The floor: the least SignalR hub over grouped inserts on our own schema.</summary>
internal sealed class FloorHost(WebApplication app, Uri hub) : IAsyncDisposable
{
    public static async Task<FloorHost> StartAsync(string path, int visitors)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IHostLifetime, ProgramsLifetime>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var dialogs = await FloorDialogs.MakeAsync(path, visitors);
        builder.Services.AddSingleton(_ => dialogs);
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<FloorHub>("/floor");
        await app.StartAsync();
        return new FloorHost(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/floor"));
    }

    public async Task<Side> ConnectAsync(int count)
    {
        var desk = await LoadSocket.ConnectAsync(hub);
        await desk.CallAsync("Desk", "");
        var visitors = new LoadSocket[count];
        for (var i = 0; i < count; i++)
        {
            visitors[i] = await LoadSocket.ConnectAsync(hub);
        }

        return new Side(desk, visitors)
        {
            Send = (visitor, text) => visitors[visitor].CallAsync("Send", $"{visitor},\"{Guid.CreateVersion7()}\",\"{text}\""),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
