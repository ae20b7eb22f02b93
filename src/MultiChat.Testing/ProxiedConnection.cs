using System.Net;
using System.Net.Sockets;

namespace MultiChat.Testing;

/// <summary>One connection through a <see cref="CuttableProxy"/>: two sockets and a pump for each direction.</summary>
internal sealed class ProxiedConnection(CuttableProxy proxy, Socket client) : IDisposable
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Carries bytes until both directions have ended, or one is broken. Throws nothing.</summary>
    internal async Task RunAsync(IPEndPoint server)
    {
        try
        {
            client.NoDelay = true;
            var connecting = await proxy.WhenFlowing(() => ValueTask.FromResult(_server.ConnectAsync(server)));
            await connecting;
            await Task.WhenAll(PumpAsync(client, _server), PumpAsync(_server, client));
            Dispose();
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            Reset();
        }
    }

    /// <summary>Closes both sockets so that their peers get a reset and not an orderly end.</summary>
    internal void Reset()
    {
        client.Close(0);
        _server.Close(0);
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            int count;
            while ((count = await from.ReceiveAsync(buffer)) > 0)
            {
                for (var sent = 0; sent < count;)
                {
                    var rest = buffer.AsMemory(sent, count - sent);
                    sent += await proxy.WhenFlowing(() => to.SendAsync(rest));
                }
            }

            await proxy.WhenFlowing(() =>
            {
                to.Shutdown(SocketShutdown.Send);
                return ValueTask.FromResult(0);
            });
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // A reset of one end reaches the other end and the other pump, unless the line is frozen.
            await proxy.WhenFlowing(() =>
            {
                Reset();
                return ValueTask.FromResult(0);
            });
        }
    }
}
