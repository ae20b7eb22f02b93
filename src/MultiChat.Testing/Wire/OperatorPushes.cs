using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChat.Dialogs;

namespace MultiChat.Testing.Wire;

/// <summary>What the desk's hub pushes, carried out in order on an operator's desk and views. Opening takes its turn with the pushes.</summary>
internal sealed class OperatorPushes(OperatorClient client, TimeSpan patience) : IDisposable
{
    private readonly Turns _turns = new();
    private readonly ConcurrentDictionary<DialogId, DialogView> _views = new();
    private readonly ConcurrentDictionary<DialogId, LogFollower> _followers = new();
    private string _build = "";

    internal IReadOnlyDictionary<DialogId, DialogView> Views => _views;

    internal Task<JsonElement> StartAsync(string build, CancellationToken cancellation)
    {
        _build = build;
        return _turns.TakeAsync(StartHereAsync, cancellation);
    }

    internal Task<DialogView> OpenAsync(DialogId dialog, JsonObject input, CancellationToken cancellation) => _turns.TakeAsync(
        async () =>
        {
            var thread = await client.CallAsync("Open", input, CancellationToken.None);
            var follower = _followers.GetOrAdd(dialog, FollowerOf);
            _views[dialog] = follower.View;
            await follower.TakeAsync(thread);
            return follower.View;
        },
        cancellation);

    internal Task<JsonElement> LeaveAsync(DialogId dialog, CancellationToken cancellation) => _turns.TakeAsync(
        async () =>
        {
            var answer = await client.Hub.CallAsync("Leave", OperatorClient.Named(dialog), cancellation);
            _views.TryRemove(dialog, out _);
            _followers.TryRemove(dialog, out _);
            return answer;
        },
        cancellation);

    internal Task TakeAsync(HubPush push) => _turns.TakeAsync(
        async () =>
        {
            await TakeHereAsync(push.Target, push.Content);
            return true;
        });

    internal void Fail(Exception failure)
    {
        client.Desk.Fail(failure);
        foreach (var view in _views.Values)
        {
            view.Fail(failure);
        }
    }

    internal void Recover()
    {
        client.Desk.Recover();
        foreach (var view in _views.Values)
        {
            view.Recover();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task TakeHereAsync(string target, JsonElement content)
    {
        switch (target)
        {
            case "rows":
                client.Desk.TakeRows(content.List("rows"));
                break;
            case "members":
                client.Desk.Take("members", content.GetProperty("members"));
                break;
            case "sections" or "status":
                client.Desk.Take(target, content);
                break;
            case "client":
                TakeCard(content.GetProperty("client"));
                break;
            case "marks" or "presence":
                FollowerOf(content)?.View.Take(target, content);
                break;
            case "log":
                await TakeLogAsync(content);
                break;
            case "resync":
                await ResyncAsync(content);
                break;
            case "ended":
                client.Desk.End(content.Text("code"));
                break;
            default:
                break;
        }
    }

    private async Task TakeLogAsync(JsonElement log)
    {
        if (log.Find("state") is { } row)
        {
            client.Desk.TakeRows([row]);
        }

        if (FollowerOf(log) is { } follower)
        {
            await follower.TakeAsync(log);
        }
    }

    private async Task ResyncAsync(JsonElement which)
    {
        if (which.Find("dialog") is null)
        {
            await StartHereAsync();
        }
        else if (FollowerOf(which) is { } follower)
        {
            await follower.ResyncAsync();
        }
    }

    private async Task<JsonElement> StartHereAsync()
    {
        var desk = await client.Hub.CallAsync("Start", new JsonObject { ["build"] = _build });
        client.Desk.Show(desk);
        return desk;
    }

    private void TakeCard(JsonElement card)
    {
        foreach (var view in _views.Values.Where(view => view.Client?.Id("id") == card.Id("id")))
        {
            view.Take("client", card);
        }
    }

    private LogFollower? FollowerOf(JsonElement content) => _followers.GetValueOrDefault(new DialogId(content.Id("dialog")));

    private LogFollower FollowerOf(DialogId dialog) => new()
    {
        View = DialogView.OfDesk(patience),
        Log = place => client.Hub.CallAsync("Log", OperatorClient.Named(dialog).With("after", place.EventSeq).With("tag", place.Tag)),
        Snapshot = () => ThreadAsync(dialog),
    };

    private Task<JsonElement> ThreadAsync(DialogId dialog) =>
        client.CallAsync("Open", OperatorClient.Named(dialog), CancellationToken.None);
}
