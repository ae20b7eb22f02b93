using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace MultiChat.Hosting.Witness;

/// <summary>A connection of Microsoft's own client, which knows nothing of this chat but what docs/wire.md says.</summary>
internal sealed class WitnessConnection : IAsyncDisposable
{
    private static readonly string[] Pushes = ["availability", "log", "marks", "presence", "rows", "sections", "resync", "ended"];

    private readonly HubConnection _hub;
    private readonly Dictionary<string, Channel<JsonElement>> _pushed = [];

    private WitnessConnection(HubConnection hub)
    {
        _hub = hub;
        foreach (var push in Pushes)
        {
            var heard = _pushed[push] = Channel.CreateUnbounded<JsonElement>();
            hub.On<JsonElement>(push, content => heard.Writer.TryWrite(content));
        }
    }

    public static async Task<WitnessConnection> StartAsync(Uri hub, CookieContainer cookies, HttpTransportType transport)
    {
        var connection = new WitnessConnection(new HubConnectionBuilder()
            .WithUrl(hub, options =>
            {
                options.Cookies = cookies;
                options.Transports = transport;
                options.SkipNegotiation = transport == HttpTransportType.WebSockets;
            })
            .Build());
        await connection._hub.StartAsync().InTimeAsync();
        return connection;
    }

    /// <summary>What the call's <c>ok</c> says.</summary>
    public async Task<JsonElement> CallAsync(string method, object input)
    {
        var answer = await _hub.InvokeAsync<JsonElement>(method, input).InTimeAsync();
        answer.TryGetProperty("ok", out var ok).Should().BeTrue("{0} answered {1}", method, answer);
        return ok;
    }

    /// <summary>The code that the call is refused with.</summary>
    public async Task<string?> RefusalAsync(string method, object input) =>
        (await _hub.InvokeAsync<JsonElement>(method, input).InTimeAsync()).GetProperty("error").GetProperty("code").GetString();

    /// <summary>The next push for which it holds; those before it are passed over.</summary>
    public async Task<JsonElement> NextAsync(string push, Func<JsonElement, bool> holds)
    {
        while (true)
        {
            if (await _pushed[push].Reader.NextAsync() is var content && holds(content))
            {
                return content;
            }
        }
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
