using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Testing.Wire;

namespace MultiChat.Crash.Load;

/// <summary>An operator's page that answers a few dialogs in turn.</summary>
/// <param name="number">Which operator, from 0.</param>
/// <param name="operators">How many operators share the dialogs.</param>
/// <inheritdoc cref="Page"/>
public sealed class OperatorPage(int number, int operators, PageLog log, IReadOnlyList<Uri> mounts, LoadMeter meter, int seed)
    : Page(log, mounts, meter, seed)
{
    private const int DialogsAnswered = 6;
    private readonly List<DialogId> _dialogs = [];
    private readonly HashSet<DialogId> _answered = [];
    private OperatorClient? _client;
    private int _turn;

    public override async Task<IReadOnlyList<ShownDialog>> SettleAsync()
    {
        var shown = new List<ShownDialog>();
        foreach (var (dialog, view) in _client!.Views)
        {
            var fresh = await _client.SnapshotAsync(dialog);
            shown.Add(await Views.SettleAsync(view, fresh, new ShownDialog { Page = Log.Page, Dialog = dialog, Messages = [] }));
        }

        return shown;
    }

    public override ValueTask DisposeAsync() => _client?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task ConnectAsync(Uri mount, CancellationToken cancellation)
    {
        if (_client is null)
        {
            var client = await OperatorClient.SignInAsync(
                mount, $"operator{number}@example.org", "crash-password", cancellation: cancellation);
            await client.StartAsync(cancellation);
            await client.SwitchAsync(available: true, cancellation);
            _client = client;
            Log.Author = Author.Of(client.Desk.Me);
        }
        else
        {
            await _client.ReconnectAsync(mount, cancellation);
        }
    }

    protected override async Task<long> SendAsync(SentMessage message, CancellationToken cancellation)
    {
        var dialog = message.Dialog!.Value;
        if (!_client!.Views.ContainsKey(dialog))
        {
            await _client.OpenAsync(dialog, cancellation);
        }

        // Like the console's page: who has answered knows who is responsible, before any push says it.
        var saw = _answered.Contains(dialog) ? SawResponsible.Member(_client.Desk.Me) : default;
        var accepted = await _client.AnswerAsync(dialog, message.Text, message.Id, saw, cancellation);
        _answered.Add(dialog);
        return accepted.Number("seq");
    }

    protected override async Task SendNextAsync(CancellationToken stop, CancellationToken giveUp)
    {
        if (_dialogs.Count == 0)
        {
            await WaitForFirstAsync(stop);
        }

        if (_dialogs.Count < DialogsAnswered && FindOneMore(_client!.Desk) is { } another)
        {
            _dialogs.Add(another);
        }

        if (!stop.IsCancellationRequested)
        {
            await DeliverAsync(Log.Next(_dialogs[_turn++ % _dialogs.Count]), giveUp);
        }
    }

    private async Task WaitForFirstAsync(CancellationToken stop)
    {
        try
        {
            await _client!.Desk.WaitUntilAsync(desk => FindOneMore(desk) is not null, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It is over before anybody wrote.
        }
    }

    private DialogId? FindOneMore(DeskView desk) => desk.Rows
        .Select(row => (DialogId?)new DialogId(row.Id("id")))
        .FirstOrDefault(dialog => dialog!.Value.Value.ToByteArray()[^1] % operators == number && !_dialogs.Contains(dialog.Value));
}
