using System.Buffers.Text;
using System.Diagnostics;

namespace MultiChat.Benchmarks;

/// <summary>One operator and some visitors on one host. Each visitor has one message under way: the next is sent when the host has answered and the operator's socket has shown it.</summary>
/// <param name="desk">The operator's socket.</param>
/// <param name="visitors">The visitors' sockets.</param>
internal sealed class Side(LoadSocket desk, LoadSocket[] visitors) : IAsyncDisposable
{
    private const byte Mark = (byte)'~';

    private readonly (long Number, TaskCompletionSource? Seen)[] _awaited = new (long, TaskCompletionSource?)[visitors.Length];
    private readonly long[] _sent = new long[visitors.Length];

    /// <summary>Sends a text as a visitor and ends with the host's answer.</summary>
    public required Func<int, string, Task> Send { get; init; }

    private long HubMessages => desk.Messages + visitors.Sum(visitor => visitor.Messages);

    public async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }
    }

    /// <summary>
    /// Sends for a time; gives texts per second, each one's milliseconds from the send to the operator's socket, and how many hub messages
    /// went over all sockets for each.
    /// </summary>
    public async Task<(double PerSecond, List<double> Times, double HubMessages)> RunAsync(TimeSpan duration)
    {
        desk.Heard = Look;
        var before = HubMessages;
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, visitors.Length).Select(visitor => Task.Run(async () =>
        {
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                var number = ++_sent[visitor];
                var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Volatile.Write(ref _awaited[visitor].Number, number);
                Volatile.Write(ref _awaited[visitor].Seen, seen);
                var start = Stopwatch.GetTimestamp();
                var answer = Send(visitor, $"~{visitor}:{number}~ Good day, is anybody there?");
                await seen.Task;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                await answer;
            }

            return times;
        })));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        List<double> together = [.. all.SelectMany(times => times)];
        return (together.Count / took, together, (HubMessages - before) / (double)together.Count);
    }

    /// <summary>Every text that the operator's socket shows, in whatever kind of push.</summary>
    private void Look(ReadOnlySpan<byte> message)
    {
        for (var at = message.IndexOf(Mark); at >= 0; at = message.IndexOf(Mark))
        {
            message = message[(at + 1)..];
            if (!Utf8Parser.TryParse(message, out int visitor, out var length) || message[length] != (byte)':'
                || !Utf8Parser.TryParse(message[(length + 1)..], out long number, out var digits))
            {
                continue;
            }

            message = message[(length + digits + 2)..];
            if (Volatile.Read(ref _awaited[visitor].Number) == number)
            {
                Volatile.Read(ref _awaited[visitor].Seen)?.TrySetResult();
            }
        }
    }
}
