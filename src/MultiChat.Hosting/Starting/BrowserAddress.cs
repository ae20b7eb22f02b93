using System.Net;

namespace MultiChat.Hosting.Starting;

/// <summary>Where a browser on this machine finds the server.</summary>
internal static class BrowserAddress
{
    /// <summary>Scheme, host, port and path of the first address that a browser can open; empty where there is none.</summary>
    /// <param name="listening">What the server says it listens at, wildcards and sockets included.</param>
    /// <param name="hosts">The host names that the endpoint asks for; empty for any.</param>
    public static string Of(IEnumerable<string> listening, IReadOnlyList<string> hosts)
    {
        var address = listening.Select(BindingAddress.Parse).FirstOrDefault(address => !address.IsUnixPipe && !address.IsNamedPipe);
        if (address is null)
        {
            return "";
        }

        var (host, port) = Fitting(IsWildcard(address.Host) ? "localhost" : address.Host, address.Port, hosts);
        return $"{address.Scheme}://{host}:{port}{address.PathBase.TrimEnd('/')}";
    }

    private static (string Host, int Port) Fitting(string host, int port, IReadOnlyList<string> hosts)
    {
        var wanted = hosts.Select(HostString.FromUriComponent).ToList();
        return wanted.Count == 0 || wanted.Exists(it => it.Host == "*" || string.Equals(it.Host, host, StringComparison.OrdinalIgnoreCase))
            || wanted.Find(it => !it.Host.StartsWith('*')) is not { HasValue: true } named
                ? (host, port)
                : (named.Host, named.Port ?? port);
    }

    private static bool IsWildcard(string host) =>
        host is "+" or "*" || (IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));
}
