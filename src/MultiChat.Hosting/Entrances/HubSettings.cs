using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Entrances;

/// <summary>The numbers of our hubs, whatever the app has for its own.</summary>
internal static class HubSettings
{
    private const int Buffer = 256 * 1024;
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Handshake = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Unpolled = TimeSpan.FromSeconds(15);

    public static void Pin(HubOptions hub)
    {
        hub.SupportedProtocols = ["json"];
        hub.MaximumReceiveMessageSize = RestInput.MaxBody;
        hub.MaximumParallelInvocationsPerClient = 1;
        hub.KeepAliveInterval = KeepAlive;
        hub.ClientTimeoutInterval = Silence;
        hub.HandshakeTimeout = Handshake;
        hub.StatefulReconnectBufferSize = 0;
        hub.EnableDetailedErrors = false;
        hub.DisableImplicitFromServicesParameters = true;
    }

    public static void Pin(ConnectionOptions connections) => connections.DisconnectTimeout = Unpolled;

    public static void Pin(HttpConnectionDispatcherOptions transport)
    {
        transport.ApplicationMaxBufferSize = Buffer;
        transport.TransportMaxBufferSize = Buffer;
    }
}
