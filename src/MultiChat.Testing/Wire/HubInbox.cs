using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MultiChat.Testing.Wire;

/// <summary>What a hub says on one connection: splits frames, keeps them, and gives each message to whom it belongs.</summary>
internal sealed class HubInbox(TimeSpan patience)
{
    internal const char EndOfMessage = '\u001e';

    private readonly ConcurrentDictionary<string, (string Name, TaskCompletionSource<JsonElement> Answer)> _calls = new(StringComparer.Ordinal);
    private readonly StringBuilder _unfinished = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HubClosure _announced = new();
    private HubClosure? _ended;
    private bool _heardHandshake;
    private int _lastCall;

    internal Recording<HubPush> Pushes { get; } = new(patience);

    internal Recording<string> Frames { get; } = new(patience);

    /// <summary>Ends when the host has accepted the handshake.</summary>
    internal Task Greeted => _greeted.Task;

    internal (string Id, Task<JsonElement> Answer) ExpectAnswer(string name)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString(CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = (name, answer);
        if (Volatile.Read(ref _ended) is { } closure)
        {
            answer.TrySetException(new WireClosedException($"{name} was answered", closure));
        }

        return (id, answer.Task);
    }

    internal void Forget(string id) => _calls.TryRemove(id, out _);

    /// <summary>Nothing comes any more: everyone who waits is told.</summary>
    /// <param name="socket">How the socket ended.</param>
    /// <returns>The whole of how it ended.</returns>
    internal HubClosure End(HubClosure socket)
    {
        var closure = _announced with { Status = socket.Status, Description = socket.Description, Failure = socket.Failure };
        Volatile.Write(ref _ended, closure);
        _greeted.TrySetException(new WireFailedException($"The host did not accept the handshake: {closure}"));
        _ = _greeted.Task.Exception;
        foreach (var (name, answer) in _calls.Values)
        {
            answer.TrySetException(new WireClosedException($"{name} was answered", closure));
        }

        Pushes.End(awaited => new WireClosedException(awaited, closure));
        Frames.End(awaited => new WireClosedException(awaited, closure));
        return closure;
    }

    /// <summary>Takes the text of one frame.</summary>
    internal void Take(string frame)
    {
        Frames.Add(frame);
        var rest = frame.AsSpan();
        for (var end = rest.IndexOf(EndOfMessage); end >= 0; end = rest.IndexOf(EndOfMessage))
        {
            _unfinished.Append(rest[..end]);
            rest = rest[(end + 1)..];
            var message = JsonElement.Parse(_unfinished.ToString());
            _unfinished.Clear();
            TakeMessage(message);
        }

        _unfinished.Append(rest);
    }

    private void TakeMessage(JsonElement message)
    {
        if (!_heardHandshake)
        {
            _heardHandshake = true;
            TakeHandshake(message);
            return;
        }

        switch (message.Number("type"))
        {
            case 1:
                var arguments = message.List("arguments");
                Pushes.Add(new HubPush { Target = message.Text("target"), Content = arguments.Count > 0 ? arguments[0] : default });
                break;
            case 3:
                TakeAnswer(message);
                break;
            case 7:
                _announced = new HubClosure
                {
                    Announced = true,
                    Error = message.Find("error")?.GetString() ?? _announced.Error,
                    AllowReconnect = message.Flag("allowReconnect"),
                };
                break;
            default:
                // Pings, and kinds of a later version.
                break;
        }
    }

    private void TakeHandshake(JsonElement answer)
    {
        if (answer.Find("error")?.GetString() is { } error)
        {
            _announced = _announced with { Error = error };
        }
        else
        {
            _greeted.SetResult();
        }
    }

    private void TakeAnswer(JsonElement message)
    {
        if (!_calls.TryGetValue(message.Text("invocationId"), out var call))
        {
            return;
        }

        if (message.Find("error") is { } error)
        {
            call.Answer.TrySetException(new WireFailedException($"{call.Name} failed: {error}"));
        }
        else if (message.Find("result") is { } result && result.Find("ok") is { } ok)
        {
            call.Answer.TrySetResult(ok);
        }
        else if (message.Find("result")?.Find("error") is { } problem)
        {
            call.Answer.TrySetException(new WireRefusedException(call.Name, problem));
        }
        else
        {
            call.Answer.TrySetException(new WireFailedException($"{call.Name} was answered with neither ok nor error: {message.GetRawText()}"));
        }
    }
}
