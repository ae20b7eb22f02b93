using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Telemetry;

/// <summary>
/// Lets one log line of each kind through a window, or a few, and counts the others, so that a flood of one event is no flood of lines. Of many
/// kinds at once those beyond a bound share a window.
/// </summary>
/// <param name="clock">The clock of the windows.</param>
/// <param name="window">How long a window is.</param>
/// <param name="lines">How many lines of a kind a window has.</param>
internal sealed class LogGate(ChatClock clock, Duration window, int lines = 1)
{
    public const int MostKinds = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Whether a line of this kind is written now.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="held">How many of the kind were held back since the last line that was not.</param>
    public bool TryPass(string kind, out long held)
    {
        var now = clock.Now;
        lock (_lock)
        {
            var key = _counts.ContainsKey(kind) || _counts.Count < MostKinds || TryForgetEnded(now) ? kind : "";
            var count = _counts.GetValueOrDefault(key);
            if (now >= count.EndsAt)
            {
                count = count with { EndsAt = now + window, Passed = 0 };
            }

            var passes = count.Passed < lines;
            held = passes ? count.Held : 0;
            _counts[key] = passes ? count with { Passed = count.Passed + 1, Held = 0 } : count with { Held = count.Held + 1 };
            return passes;
        }
    }

    private bool TryForgetEnded(Instant now)
    {
        foreach (var (ended, _) in _counts.Where(count => now >= count.Value.EndsAt).ToList())
        {
            _counts.Remove(ended);
        }

        return _counts.Count < MostKinds;
    }

    private readonly record struct Count(Instant EndsAt, int Passed, long Held);
}
