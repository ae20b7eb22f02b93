using System.Net;
using Microsoft.Extensions.Hosting;

namespace MultiChat.Hosting;

/// <summary>Tells the log once, at Warning, what the way to this host breaks: the visitors only see that something does not work.</summary>
internal sealed partial class DeploymentAdvice(IHostEnvironment environment, ILogger<DeploymentAdvice> log)
{
    private int _toldOfOrigin;
    private int _toldOfHttp;
    private int _toldOfForwarding;

    /// <summary>A page was refused because its origin is not this host's, as far as this host knows.</summary>
    public void OriginRefused(string origin, string own)
    {
        if (Interlocked.Exchange(ref _toldOfOrigin, 1) == 0)
        {
            LogOrigin(log, origin, own);
        }
    }

    /// <summary>A cookie is given, which the browser may not keep; and limits count an address, which may be a proxy's.</summary>
    public void CookieGiven(HttpContext context)
    {
        if (!context.Request.IsHttps && !environment.IsDevelopment() && !IsThisMachine(context.Request.Host.Host)
            && Interlocked.Exchange(ref _toldOfHttp, 1) == 0)
        {
            LogHttp(log, context.Request.Host.Value ?? "");
        }

        // The framework's middleware takes the headers away that it uses.
        if (context.Request.Headers.ContainsKey("X-Forwarded-For") && Interlocked.Exchange(ref _toldOfForwarding, 1) == 0)
        {
            LogForwarding(log, context.Connection.RemoteIpAddress?.ToString() ?? "");
        }
    }

    /// <summary>Browsers keep a Secure cookie of these names over plain http too.</summary>
    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    [LoggerMessage(1020, LogLevel.Warning, "A page of {Origin} was refused, because this app takes itself for {Own}. If that page is yours, a proxy does not pass on its "
        + "host name or scheme: see \"Behind a proxy\" in MultiChat's README. Told once")]
    private static partial void LogOrigin(ILogger logger, string origin, string own);

    [LoggerMessage(1021, LogLevel.Warning, "MultiChat is used over plain http at {Host}: browsers do not keep its cookies there, so operators are signed out at once and visitors lose "
        + "their history. Use https, and behind a proxy pass on the scheme: see \"Behind a proxy\" in MultiChat's README. Told once")]
    private static partial void LogHttp(ILogger logger, string host);

    [LoggerMessage(1022, LogLevel.Warning, "A proxy sends X-Forwarded-For and nobody here reads it, so the limits count everybody as {Address}. Call app.UseForwardedHeaders before "
        + "app.MapMultiChat: see \"Behind a proxy\" in MultiChat's README. Told once")]
    private static partial void LogForwarding(ILogger logger, string address);
}
