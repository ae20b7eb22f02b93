using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace MultiChat.Browser.Hosts;

/// <summary>A reverse proxy as many have one: <c>/shop/support/x</c> outside is <c>/x</c> inside, and inside nobody is told.</summary>
public sealed class StrippingProxy : IChatHost, IAsyncDisposable
{
    private const string Outside = "/shop/support";

    private static readonly HashSet<string> _ofTheHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Host", "Content-Length", "Sec-WebSocket-Key", "Sec-WebSocket-Version",
        "Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol",
    };

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });
    private readonly WebApplication _app;
    private readonly ChatHost _host;
    private readonly bool _keepsHost;
    private readonly bool _carriesSockets;

    private StrippingProxy(ChatHost host, bool keepsHost, bool carriesSockets)
    {
        (_host, _keepsHost, _carriesSockets) = (host, keepsHost, carriesSockets);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Map($"{Outside}/{{**path}}", context => context.WebSockets.IsWebSocketRequest ? CarrySocketAsync(context) : CarryAsync(context));
    }

    public Uri Site => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + Outside + "/");

    public Uri Mount => new(Site, "chat");

    /// <param name="host">The host inside, mounted at <c>/chat</c>.</param>
    /// <param name="keepsHost">Whether the header <c>Host</c> goes on as the browser sent it; if not, it is forwarded as <c>X-Forwarded-Host</c>.</param>
    /// <param name="carriesSockets">Whether it knows WebSockets; if not, it refuses them.</param>
    public static async Task<StrippingProxy> StartAsync(ChatHost host, bool keepsHost = true, bool carriesSockets = true)
    {
        var proxy = new StrippingProxy(host, keepsHost, carriesSockets);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private Uri Inner(HttpContext context, string scheme) =>
        new($"{scheme}://127.0.0.1:{_host.Port}{context.Request.Path.Value![Outside.Length..]}{context.Request.QueryString}");

    private IEnumerable<KeyValuePair<string, StringValues>> Headers(HttpContext context)
    {
        var headers = context.Request.Headers.Where(header => !_ofTheHop.Contains(header.Key));
        return headers.Append(new(_keepsHost ? "Host" : "X-Forwarded-Host", context.Request.Host.Value));
    }

    private async Task CarryAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), Inner(context, "http"));
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in Headers(context))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !_ofTheHop.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task CarrySocketAsync(HttpContext context)
    {
        if (!_carriesSockets)
        {
            context.Response.StatusCode = StatusCodes.Status501NotImplemented;
            return;
        }

        using var inner = new ClientWebSocket();
        foreach (var (name, values) in Headers(context))
        {
            inner.Options.SetRequestHeader(name, values.ToString());
        }

        await inner.ConnectAsync(Inner(context, "ws"), _http, context.RequestAborted);
        using var outer = await context.WebSockets.AcceptWebSocketAsync();
        await Task.WhenAny(PumpAsync(inner, outer, context.RequestAborted), PumpAsync(outer, inner, context.RequestAborted));
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await from.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await to.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
                return;
            }

            await to.SendAsync(buffer.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, cancellation);
        }
    }
}
