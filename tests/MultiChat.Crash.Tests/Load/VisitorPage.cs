using MultiChat.Clients;
using MultiChat.Messages;
using MultiChat.Testing.Wire;

namespace MultiChat.Crash.Load;

/// <summary>A visitor's page that never stops writing.</summary>
/// <inheritdoc cref="Page"/>
public sealed class VisitorPage(PageLog log, IReadOnlyList<Uri> mounts, LoadMeter meter, int seed) : Page(log, mounts, meter, seed)
{
    private readonly WireClientOptions _options = new();
    private VisitorClient? _client;

    public override async Task<IReadOnlyList<ShownDialog>> SettleAsync()
    {
        var fresh = await _client!.SnapshotAsync();
        var visitor = new VisitorId(Log.Author!.Value.Value);
        return [await Views.SettleAsync(_client.View, fresh, new ShownDialog { Page = Log.Page, Visitor = visitor, Messages = [] })];
    }

    public override ValueTask DisposeAsync() => _client?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task ConnectAsync(Uri mount, CancellationToken cancellation)
    {
        if (_client is null)
        {
            _client = await VisitorClient.StartAsync(mount, options: _options, cancellation: cancellation);
            await _client.JoinAsync(cancellation);
        }
        else
        {
            await _client.ReconnectAsync(mount, cancellation);
        }

        var author = Author.Of(new VisitorId(_client.Identity.Id("visitor")));
        Log.Author ??= author;
        if (Log.Author != author)
        {
            throw new InvalidOperationException($"{Log.Page} was {Log.Author} and came back as {author}.");
        }
    }

    protected override async Task<long> SendAsync(SentMessage message, CancellationToken cancellation) =>
        (await _client!.SendAsync(message.Text, message.Id, cancellation)).Number("seq");

    protected override Task SendNextAsync(CancellationToken stop, CancellationToken giveUp) => DeliverAsync(Log.Next(), giveUp);
}
