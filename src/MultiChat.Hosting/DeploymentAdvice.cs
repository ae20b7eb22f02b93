using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;

namespace MultiChat.Hosting;

/// <summary>
/// Tells the log, at Warning, what the way to this host breaks: the visitors only see that something does not work. What a stranger sends is not
/// printed unless it is the name of an origin or a host, and keeps nothing else from being told.
/// </summary>
internal sealed partial class DeploymentAdvice(ChatEngine chat, IHostEnvironment environment, ILogger<DeploymentAdvice> log)
{
    private readonly AdviceBook _origins = new(chat.Clock);
    private readonly AdviceBook _hosts = new(chat.Clock);
    private readonly AdviceBook _proxies = new(chat.Clock);
    private string? _forwardedFor;

    /// <summary>A page was refused because its origin is not this host's, as far as this host knows.</summary>
    public void OriginRefused(string origin, string own)
    {
        if (_origins.TryAdd($"{Printed(origin)} {Printed(own)}"))
        {
            LogOrigin(log, Printed(origin), Printed(own));
        }
    }

    /// <summary>A cookie is given, which the browser may not keep; and limits count an address, which may be a proxy's.</summary>
    public void CookieGiven(HttpContext context)
    {
        if (!context.Request.IsHttps && !environment.IsDevelopment() && !IsThisMachine(context.Request.Host.Host)
            && Printed(context.Request.Host.Value ?? "") is var host && _hosts.TryAdd(host))
        {
            LogHttp(log, host);
        }

        if (IsUnreadProxy(context) && _proxies.TryAdd(""))
        {
            LogForwarding(log);
        }
    }

    /// <summary>
    /// Whether the address of the connection is a proxy's whose header nobody reads. One value may be any stranger's, and so is what comes from the
    /// internet; several, from nearby, are a proxy's visitors. Where the framework's middleware has read the header it leaves the rest of it there,
    /// and the address it replaced in another.
    /// </summary>
    private bool IsUnreadProxy(HttpContext context)
    {
        var headers = context.Request.Headers;
        return headers["X-Forwarded-For"].ToString() is { Length: > 0 } value
            && !headers.ContainsKey("X-Original-For")
            && PrivateNetwork.Holds(context.Connection.RemoteIpAddress)
            && Interlocked.CompareExchange(ref _forwardedFor, value, comparand: null) is { } first
            && !string.Equals(first, value, StringComparison.Ordinal);
    }

    /// <summary>Browsers keep a Secure cookie of these names over plain http too.</summary>
    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string Printed(string name) => Name().IsMatch(name) ? name : "***";

    /// <summary>A host, with its port, and the scheme of an origin before it; <c>null</c> is the origin of a page that has none.</summary>
    [GeneratedRegex(
        @"^(?:[A-Za-z][A-Za-z0-9+.\-]{0,30}://)?(?:\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._\-]{1,253})(?::[0-9]{1,5})?\z", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();

    [LoggerMessage(1020, LogLevel.Warning, "A page of {Origin} was refused, because this app takes itself for {Own}. If that page is yours, a proxy does not pass on its "
        + "host name or scheme: see \"Behind a proxy\" in MultiChat's README. Told once an hour")]
    private static partial void LogOrigin(ILogger logger, string origin, string own);

    [LoggerMessage(1021, LogLevel.Warning, "MultiChat is used over plain http at {Host}: browsers do not keep its cookies there, so operators are signed out at once and visitors lose "
        + "their history. Use https, and behind a proxy pass on the scheme: see \"Behind a proxy\" in MultiChat's README. Told once an hour")]
    private static partial void LogHttp(ILogger logger, string host);

    [LoggerMessage(1022, LogLevel.Warning, "A proxy sends X-Forwarded-For and nobody here reads it, so the limits count everybody as that proxy. Call app.UseForwardedHeaders before "
        + "app.MapMultiChat, with the proxy among KnownProxies: see \"Behind a proxy\" in MultiChat's README. Told once an hour")]
    private static partial void LogForwarding(ILogger logger);
}
