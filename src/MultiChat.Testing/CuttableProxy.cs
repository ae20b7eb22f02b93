using System.Net;
using System.Net.Sockets;

namespace MultiChat.Testing;

/// <summary>A line between a client and a server of this machine that a test can freeze and cut.</summary>
/// <remarks>Thread-safe. Give clients <c>127.0.0.1</c> and <see cref="Port"/> instead of the server's address.</remarks>
public sealed class CuttableProxy : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly IPEndPoint _server;
    private readonly HashSet<ProxiedConnection> _connections = [];
    private TaskCompletionSource _flowing = Flowing();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Opens a line to a server.</summary>
    /// <param name="serverPort">The server's port on 127.0.0.1, 1 to 65,535. Nobody needs to listen there yet.</param>
    public CuttableProxy(int serverPort)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(serverPort);
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        Listen();
    }

    /// <summary>The port on 127.0.0.1 where clients connect. It stays the same after <see cref="Cut"/> and <see cref="Restore"/>.</summary>
    public int Port { get; private set; }

    /// <summary>How many connections go through the line now.</summary>
    public int Connections
    {
        get
        {
            lock (_lock)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>
    /// Stops bytes, beginnings and ends of connections in both directions, and keeps the connections: both ends believe that they
    /// are connected.
    /// </summary>
    public void Freeze()
    {
        lock (_lock)
        {
            if (_flowing.Task.IsCompleted)
            {
                _flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Ends a freeze: everything that was held goes on, in order.</summary>
    public void Thaw()
    {
        lock (_lock)
        {
            _flowing.TrySetResult();
        }
    }

    /// <summary>Resets every connection at both ends and refuses new ones. Ends a freeze too; what was held is lost.</summary>
    public void Cut()
    {
        ProxiedConnection[] connections;
        lock (_lock)
        {
            _listener?.Dispose();
            _listener = null;
            connections = [.. _connections];
            _connections.Clear();
        }

        foreach (var connection in connections)
        {
            connection.Reset();
        }

        Thaw();
    }

    /// <summary>Lets clients connect again after <see cref="Cut"/>.</summary>
    public void Restore()
    {
        lock (_lock)
        {
            if (_listener is null)
            {
                Listen();
            }
        }
    }

    /// <summary>Cuts the line for good.</summary>
    public async ValueTask DisposeAsync()
    {
        Cut();
        await _accepting;
    }

    /// <summary>Begins an operation as soon as the line is not frozen: nothing begins after <see cref="Freeze"/> has returned.</summary>
    internal async Task<T> WhenFlowing<T>(Func<ValueTask<T>> begin)
    {
        while (true)
        {
            ValueTask<T> begun;
            Task thawed;
            lock (_lock)
            {
                thawed = _flowing.Task;
                begun = thawed.IsCompleted ? begin() : default;
            }

            if (thawed.IsCompleted)
            {
                return await begun;
            }

            await thawed;
        }
    }

    private static TaskCompletionSource Flowing()
    {
        var flowing = new TaskCompletionSource();
        flowing.SetResult();
        return flowing;
    }

    private void Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await listener.AcceptSocketAsync();
            }
            catch (Exception cut) when (cut is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = CarryAsync(new ProxiedConnection(this, client), listener);
        }
    }

    private async Task CarryAsync(ProxiedConnection connection, TcpListener listener)
    {
        lock (_lock)
        {
            if (_listener == listener)
            {
                _connections.Add(connection);
            }
            else
            {
                connection.Reset();
                return;
            }
        }

        await connection.RunAsync(_server);
        lock (_lock)
        {
            _connections.Remove(connection);
        }
    }
}
