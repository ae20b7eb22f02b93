using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>What a page's main thread does at a stretch, in its own processor time: what other processes take does not count.</summary>
public sealed class LongTasks
{
    private readonly ICDPSession _session;
    private readonly ConcurrentQueue<JsonElement> _events = new();
    private TaskCompletionSource _complete = new();

    private LongTasks(ICDPSession session)
    {
        _session = session;
        session.Event("Tracing.dataCollected").OnEvent += (_, content) =>
        {
            foreach (var happened in content!.Value.GetProperty("value").EnumerateArray())
            {
                _events.Enqueue(happened.Clone());
            }
        };
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => _complete.TrySetResult();
    }

    public static async Task<LongTasks> WatchAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

    /// <summary>The longest task while this was done.</summary>
    public async Task<TimeSpan> LongestAsync(Func<Task> act)
    {
        _events.Clear();
        _complete = new TaskCompletionSource();
        await _session.SendAsync("Tracing.start", new() { ["categories"] = "toplevel,disabled-by-default-devtools.timeline", ["transferMode"] = "ReportEvents" });
        await act();
        await _session.SendAsync("Tracing.end");
        await _complete.Task.WaitAsync(TimeSpan.FromSeconds(60));

        var mains = _events.Where(one => Name(one) == "thread_name" && one.GetProperty("args").GetProperty("name").GetString() == "CrRendererMain").Select(Thread).ToHashSet();
        var microseconds = _events
            .Where(one => Name(one)!.EndsWith("RunTask", StringComparison.Ordinal) && mains.Contains(Thread(one)))
            .Select(one => one.TryGetProperty("tdur", out var took) ? took.GetInt64() : 0)
            .DefaultIfEmpty()
            .Max();
        return TimeSpan.FromMicroseconds(microseconds);
    }

    private static string? Name(JsonElement happened) => happened.GetProperty("name").GetString();

    private static (long Process, long Thread) Thread(JsonElement happened) =>
        (happened.GetProperty("pid").GetInt64(), happened.GetProperty("tid").GetInt64());
}
