using System.Net;

namespace MultiChat.Hosting;

/// <summary>Where a proxy of one's own stands: this machine, or a network that the internet has no way into.</summary>
internal static class PrivateNetwork
{
    private static readonly IPNetwork[] Blocks =
    [
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"),
        // Shared by the machines of a cloud or a cluster.
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    /// <param name="address">Null for a connection without one, over a socket of this machine.</param>
    public static bool Holds(IPAddress? address) => address switch
    {
        null => true,
        { IsIPv4MappedToIPv6: true } mapped => Holds(mapped.MapToIPv4()),
        _ => Array.Exists(Blocks, block => block.Contains(address)),
    };
}
