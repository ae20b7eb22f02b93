using System.Net;
using System.Net.Sockets;

namespace MultiChat.Testing;

public sealed class CuttableProxyTests : IAsyncLifetime, IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private CuttableProxy _proxy = null!;

    public Task InitializeAsync()
    {
        _server.Start();
        _proxy = new CuttableProxy(((IPEndPoint)_server.LocalEndpoint).Port);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _proxy.DisposeAsync().AsTask();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Bytes_go_through_in_both_directions()
    {
        var (client, server) = await ConnectAsync();
        using var both = new Pair(client, server);

        (await PassAsync(client, server, 1)).Should().Be(1);
        (await PassAsync(server, client, 2)).Should().Be(2);
        _proxy.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Much_goes_through_whole_and_in_order()
    {
        var (client, server) = await ConnectAsync();
        using var both = new Pair(client, server);
        var sent = new byte[3_000_000];
        new Random(1).NextBytes(sent);
        var received = new byte[sent.Length];

        var sending = client.GetStream().WriteAsync(sent).AsTask();
        await server.GetStream().ReadExactlyAsync(received);
        await sending.InTimeAsync();

        received.AsSpan().SequenceEqual(sent).Should().BeTrue();
    }

    [Fact]
    public async Task An_orderly_end_of_one_side_reaches_the_other_which_may_still_speak()
    {
        var (client, server) = await ConnectAsync();
        using var both = new Pair(client, server);

        client.Client.Shutdown(SocketShutdown.Send);

        (await ReadAsync(server)).Should().Be(-1);
        (await PassAsync(server, client, 7)).Should().Be(7);
    }

    [Fact]
    public async Task Frozen_bytes_come_after_the_thaw_and_not_before()
    {
        var (client, server) = await ConnectAsync();
        using var both = new Pair(client, server);
        await PassAsync(client, server, 1);

        _proxy.Freeze();
        client.GetStream().WriteByte(2);
        server.GetStream().WriteByte(3);
        var atServer = ReadAsync(server);
        var atClient = ReadAsync(client);

        // Another line in the same process gives the frozen one every chance to be wrong.
        await using (var other = new CuttableProxy(((IPEndPoint)_server.LocalEndpoint).Port))
        {
            var (otherClient, otherServer) = await ConnectAsync(other);
            using var otherPair = new Pair(otherClient, otherServer);
            await PassAsync(otherClient, otherServer, 9);
        }

        atServer.IsCompleted.Should().BeFalse();
        atClient.IsCompleted.Should().BeFalse();
        _proxy.Thaw();
        (await atServer).Should().Be(2);
        (await atClient).Should().Be(3);
    }

    [Fact]
    public async Task While_frozen_the_end_of_one_side_is_hidden_from_the_other()
    {
        var (client, server) = await ConnectAsync();
        using var both = new Pair(client, server);

        _proxy.Freeze();
        client.Client.Close(0);
        var atServer = ReadAsync(server);

        await server.GetStream().WriteAsync(new byte[] { 0 });
        atServer.IsCompleted.Should().BeFalse();
        _proxy.Thaw();
        await atServer.Awaiting(read => read).Should().ThrowAsync<SocketException>("the reset comes through now");
    }

    [Fact]
    public async Task A_connection_begun_while_frozen_reaches_the_server_after_the_thaw()
    {
        _proxy.Freeze();
        var accepting = _server.AcceptTcpClientAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.Port);

        accepting.IsCompleted.Should().BeFalse();
        _proxy.Thaw();
        using var server = await accepting;
        (await PassAsync(client, server, 5)).Should().Be(5);
    }

    [Fact]
    public async Task A_cut_resets_both_ends_and_refuses_new_ones()
    {
        var (client, server) = await ConnectAsync();
        using var both = new Pair(client, server);
        var (atClient, atServer) = (ReadAsync(client), ReadAsync(server));

        _proxy.Cut();

        await atClient.Awaiting(read => read).Should().ThrowAsync<SocketException>();
        await atServer.Awaiting(read => read).Should().ThrowAsync<SocketException>();
        using var late = new TcpClient();
        var refused = await late.Awaiting(c => c.ConnectAsync(IPAddress.Loopback, _proxy.Port)).Should().ThrowAsync<SocketException>();
        refused.Which.SocketErrorCode.Should().Be(SocketError.ConnectionRefused);
        _proxy.Connections.Should().Be(0);
    }

    [Fact]
    public async Task After_a_cut_the_line_is_restored_at_the_same_port()
    {
        var port = _proxy.Port;
        for (var round = 0; round < 3; round++)
        {
            var (client, server) = await ConnectAsync();
            using var both = new Pair(client, server);
            (await PassAsync(client, server, 4)).Should().Be(4);
            _proxy.Cut();
            _proxy.Cut();
            _proxy.Restore();
            _proxy.Restore();
        }

        _proxy.Port.Should().Be(port);
    }

    [Fact]
    public async Task A_cut_of_a_frozen_line_loses_what_was_held()
    {
        var (client, server) = await ConnectAsync();
        using var both = new Pair(client, server);
        _proxy.Freeze();
        client.GetStream().WriteByte(2);

        _proxy.Cut();

        await server.Awaiting(ReadAsync).Should().ThrowAsync<SocketException>();
        _proxy.Restore();
        var (again, atServer) = await ConnectAsync();
        using var pair = new Pair(again, atServer);
        (await PassAsync(again, atServer, 6)).Should().Be(6);
    }

    [Fact]
    public async Task Where_no_server_listens_the_client_is_reset()
    {
        // Bound and not listening: nobody else can get the port meanwhile, the proxy itself least of all.
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var proxy = new CuttableProxy(((IPEndPoint)nobody.LocalEndPoint!).Port);
        using var client = new TcpClient();

        // The reset may come before the client has seen that it was connected.
        await client.Awaiting(ConnectAndReadAsync).Should().ThrowAsync<SocketException>();

        async Task ConnectAndReadAsync(TcpClient connecting)
        {
            await connecting.ConnectAsync(IPAddress.Loopback, proxy.Port);
            await ReadAsync(connecting);
        }
    }

    private async Task<(TcpClient Client, TcpClient Server)> ConnectAsync(CuttableProxy? through = null)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, (through ?? _proxy).Port);
        return (client, await _server.AcceptTcpClientAsync());
    }

    private static async Task<int> PassAsync(TcpClient from, TcpClient to, byte value)
    {
        await from.GetStream().WriteAsync(new[] { value });
        return await ReadAsync(to);
    }

    private static async Task<int> ReadAsync(TcpClient from)
    {
        var one = new byte[1];
        return await from.Client.ReceiveAsync(one).InTimeAsync() == 0 ? -1 : one[0];
    }

    private sealed class Pair(TcpClient client, TcpClient server) : IDisposable
    {
        public void Dispose()
        {
            client.Dispose();
            server.Dispose();
        }
    }
}
