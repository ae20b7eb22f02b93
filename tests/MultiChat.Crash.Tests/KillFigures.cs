using System.Globalization;
using MultiChat.Crash.Checking;

namespace MultiChat.Crash;

/// <summary>What kill cycles gave.</summary>
public sealed class KillFigures
{
    public required int Seed { get; init; }

    public int Kills { get; set; }

    /// <summary>Kills at which messages were sent and not answered.</summary>
    public int KillsWithUnanswered { get; set; }

    public long Accepted { get; set; }

    /// <summary>Messages that were refused for good; nothing the pages send deserves it.</summary>
    public IReadOnlyList<string> Rejected { get; set; } = [];

    /// <summary>Messages accepted per second before the first kill, when the host was warm.</summary>
    public double WarmPerSecond { get; set; }

    /// <summary>Messages accepted per second from each start to its kill; the host is cold then.</summary>
    public List<double> Rates { get; } = [];

    /// <summary>From each start to the first successful call of a page.</summary>
    public List<TimeSpan> Ready { get; } = [];

    public TimeSpan MedianReady => Ready.Order().ElementAt(Ready.Count / 2);

    public Findings Findings { get; set; } = null!;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kills} kills (seed {Seed}), {KillsWithUnanswered} with unanswered sends; {Accepted} accepted, {Rejected.Count} refused, "
        + $"{WarmPerSecond:0}/s warm, {Rates.Average():0}/s between kills; ready after {MedianReady.TotalSeconds:0.0} s (median), "
        + $"{Ready.Max().TotalSeconds:0.0} s (worst); {Findings}");
}
