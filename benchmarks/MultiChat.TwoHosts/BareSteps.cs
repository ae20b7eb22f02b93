using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MultiChat.Dialogs;
using MultiChat.PostgreSqlIngest;
using MultiChat.Storage;
using MultiChat.Storage.PostgreSql;
using Npgsql;

namespace MultiChat.Benchmarks;

/// <summary>The steps that no two hosts can do without, bare: a message on our schema with a NOTIFY until a listener hears, and a hub's echo.</summary>
internal sealed class BareSteps : IAsyncDisposable
{
    private readonly CommitSamples _samples = new();
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _writing;
    private readonly NpgsqlConnection _listening;
    private readonly WebApplication _app;
    private readonly LoadSocket _socket;
    private Dialog _dialog;

    private BareSteps(NpgsqlDataSource source, NpgsqlConnection writing, NpgsqlConnection listening, WebApplication app, LoadSocket socket, Dialog dialog) =>
        (_source, _writing, _listening, _app, _socket, _dialog) = (source, writing, listening, app, socket, dialog);

    public static async Task<BareSteps> StartAsync(string connectionString)
    {
        var samples = new CommitSamples();
        var first = samples.First();
        await using (var storage = new PostgreSqlStorage(connectionString, new PostgreSqlOptions { Schema = "bare" }))
        {
            await storage.OpenAsync(CancellationToken.None);
            await storage.Dialogs.CommitAsync(first, CancellationToken.None);
        }

        var source = NpgsqlDataSource.Create($"{connectionString};Search Path=bare;Max Auto Prepare=20;Auto Prepare Min Usages=2");
        var listening = await source.OpenConnectionAsync();
        await using (var listen = new NpgsqlCommand("LISTEN bare_steps", listening))
        {
            await listen.ExecuteNonQueryAsync();
        }

        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IHostLifetime, ProgramsLifetime>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<EchoHub>("/echo");
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var socket = await LoadSocket.ConnectAsync(new Uri(address + "/echo"));
        return new BareSteps(source, await source.OpenConnectionAsync(), listening, app, socket, first.Dialog);
    }

    /// <summary>From the first byte of the insert until the listener has heard of it.</summary>
    public async Task NotifyAsync()
    {
        var commit = _samples.Say(_dialog);
        var heard = _listening.WaitAsync();
        await BareBatch.WriteAsync(_writing, [commit], "bare_steps");
        await heard;
        _dialog = commit.Dialog;
    }

    public Task EchoAsync() => _socket.CallAsync("Echo", "\"Good day, is anybody there?\"");

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _writing.DisposeAsync();
        await _listening.DisposeAsync();
        await _source.DisposeAsync();
    }
}
