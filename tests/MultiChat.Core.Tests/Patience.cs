using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MultiChat;

/// <summary>
/// Waits for what must come, in real time: a test that would hang fails by itself. So long that it decides no test that passes, on however
/// busy a machine.
/// </summary>
internal static class Patience
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    public static Task InTimeAsync(this Task awaited) => awaited.WaitAsync(Bound);

    public static Task<T> InTimeAsync<T>(this Task<T> awaited) => awaited.WaitAsync(Bound);

    public static Task<T> InTimeAsync<T>(this ValueTask<T> awaited) => awaited.AsTask().WaitAsync(Bound);

    /// <summary>What is told next.</summary>
    public static Task<T> NextAsync<T>(this ChannelReader<T> told) => told.ReadAsync().InTimeAsync();

    /// <summary>What of that type is told next; others before it are passed over.</summary>
    public static async Task<T> NextAsync<T>(this ChannelReader<object> told)
    {
        while (true)
        {
            if (await told.ReadAsync().InTimeAsync() is T wanted)
            {
                return wanted;
            }
        }
    }

    /// <summary>What is told up to the first of that type of which it holds.</summary>
    public static async Task<IReadOnlyList<object>> ListUntilAsync<T>(this ChannelReader<object> told, Func<T, bool> holds)
    {
        var all = new List<object>();
        do
        {
            all.Add(await told.ReadAsync().InTimeAsync());
        }
        while (all[^1] is not T last || !holds(last));

        return all;
    }

    /// <summary>Others work on until it holds; the test's clock stands still meanwhile.</summary>
    public static Task UntilAsync(Func<bool> holds, [CallerArgumentExpression(nameof(holds))] string what = "") =>
        UntilAsync(() => Task.FromResult(holds()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            if (waited.Elapsed > Bound)
            {
                throw new TimeoutException($"In {Bound} it did not come to hold: {what}");
            }

            // What is awaited needs the processor.
            await Task.Delay(1);
        }
    }
}
