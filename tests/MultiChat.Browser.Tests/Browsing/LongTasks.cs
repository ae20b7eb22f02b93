using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>What a page's main thread does at a stretch, in its own processor time: what other processes take does not count.</summary>
/// <remarks>
/// Nor does what the browser does there for whoever watches it: it runs the test's own questions in the page, and writes down each
/// message of a WebSocket for the debugger before the page has it, which takes 30 to 50 ms for 400,000 units that are not ASCII. Such a
/// task counts by the page's scripts, styles, layouts and painting in it.
/// </remarks>
public sealed class LongTasks
{
    private static readonly HashSet<string> _pagesWork =
    [
        "EventDispatch", "FireAnimationFrame", "FunctionCall", "TimerFire", "UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit", "MinorGC", "MajorGC",
    ];

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
        await _session.SendAsync("Tracing.start", new() { ["categories"] = "toplevel,devtools.timeline,disabled-by-default-devtools.timeline", ["transferMode"] = "ReportEvents" });
        await act();
        await _session.SendAsync("Tracing.end");
        await _complete.Task.WaitAsync(TimeSpan.FromSeconds(60));

        var mains = _events.Where(one => Name(one) == "thread_name" && one.GetProperty("args").GetProperty("name").GetString() == "CrRendererMain").Select(Thread).ToHashSet();
        var theirs = _events.Where(one => mains.Contains(Thread(one))).OrderBy(Start).ToArray();
        var microseconds = 0L;
        foreach (var task in theirs.Where(one => Name(one)!.EndsWith("RunTask", StringComparison.Ordinal)).OrderByDescending(Took))
        {
            if (Took(task) <= microseconds)
            {
                break;
            }

            var inside = theirs.Where(one => Thread(one) == Thread(task) && Start(one) > Start(task) && Start(one) < End(task));
            microseconds = Math.Max(microseconds, Took(task, [.. inside]));
        }

        return TimeSpan.FromMicroseconds(microseconds);
    }

    private static long Took(JsonElement task, JsonElement[] inside)
    {
        if (!inside.Any(IsWatchers))
        {
            return Took(task);
        }

        var (sum, done) = (0L, 0L);
        foreach (var work in inside.Where(one => _pagesWork.Contains(Name(one)!) && Took(one) > 0))
        {
            if (Start(work) >= done)
            {
                (sum, done) = (sum + Took(work), End(work));
            }
        }

        return sum;
    }

    private static bool IsWatchers(JsonElement happened) =>
        Name(happened) == "WebSocketReceive"
        || (Name(happened) == "Receive mojo message"
            && happened.GetProperty("args").TryGetProperty("chrome_mojo_event_info", out var info)
            && info.TryGetProperty("mojo_interface_tag", out var tag)
            && tag.GetString() == "blink.mojom.DevToolsSession");

    private static long Took(JsonElement happened) => Number(happened, "tdur");

    private static long Start(JsonElement happened) => Number(happened, "ts");

    private static long End(JsonElement happened) => Start(happened) + Number(happened, "dur");

    private static long Number(JsonElement happened, string name) => happened.TryGetProperty(name, out var number) ? number.GetInt64() : 0;

    private static string? Name(JsonElement happened) => happened.GetProperty("name").GetString();

    private static (long Process, long Thread) Thread(JsonElement happened) =>
        (happened.GetProperty("pid").GetInt64(), happened.GetProperty("tid").GetInt64());
}
