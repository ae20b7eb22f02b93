using System.Net;

namespace MultiChat.Testing.Wire;

/// <summary>How a client of the wire connects. The defaults suit a test on one machine.</summary>
public sealed class WireClientOptions
{
    /// <summary>Headers of every HTTP request and of the WebSocket's handshake, such as <c>Origin</c>.</summary>
    /// <value>Empty by default.</value>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The cookies, as a browser's profile: two clients with the same container are two pages of one browser.</summary>
    /// <value>An empty container of its own by default.</value>
    public CookieContainer Cookies { get; init; } = new();

    /// <summary>How long a call or a wait may take, in real time, until it throws <see cref="TimeoutException"/>.</summary>
    /// <value>20 seconds by default.</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the hub client sends a ping, in real time; <see cref="Timeout.InfiniteTimeSpan"/> for a client that falls silent.</summary>
    /// <value>15 seconds by default.</value>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether the hub client sends the protocol's handshake, or leaves it to the test.</summary>
    /// <value>True by default.</value>
    public bool SendsHandshake { get; init; } = true;

    /// <summary>The build the client says it is, in <c>Hello</c> and <c>Start</c>.</summary>
    /// <value><c>testing</c> by default.</value>
    public string Build { get; init; } = "testing";

    /// <summary>The visitor's language in <c>Hello</c>, or null to send none.</summary>
    /// <value>Null by default.</value>
    public string? Language { get; init; }

    internal WireClientOptions WithoutCookies()
    {
        var copy = new WireClientOptions
        {
            Patience = Patience,
            PingEvery = PingEvery,
            SendsHandshake = SendsHandshake,
            Build = Build,
            Language = Language,
        };
        foreach (var (name, value) in Headers)
        {
            copy.Headers.Add(name, value);
        }

        return copy;
    }
}
