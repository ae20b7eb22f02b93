using System.Buffers.Text;
using System.Diagnostics;

namespace MultiChat.Benchmarks;

/// <summary>One operator and some visitors on one host. Each visitor has one message under way: the next is sent when the host has answered and the operator's socket has shown it.</summary>
/// <param name="desk">The operator's socket.</param>
/// <param name="visitors">How many.</param>
internal sealed class Side(LoadSocket desk, int visitors)
{
    private const byte Mark = (byte)'~';

    private readonly (long Number, TaskCompletionSource? Seen)[] _awaited = new (long, TaskCompletionSource?)[visitors];
    private readonly long[] _sent = new long[visitors];

    /// <summary>Sends a text as a visitor and ends with the host's answer.</summary>
    public required Func<int, string, Task> Send { get; init; }

    /// <summary>Sends for a time; gives messages per second and each one's milliseconds from the send to the operator's socket.</summary>
    public async Task<(double PerSecond, List<double> Times)> RunAsync(TimeSpan duration)
    {
        desk.Heard = Look;
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, visitors).Select(visitor => Task.Run(async () =>
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
        return (all.Sum(times => times.Count) / Stopwatch.GetElapsedTime(began).TotalSeconds, [.. all.SelectMany(times => times)]);
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
