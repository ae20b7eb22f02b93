using System.Diagnostics;
using System.Globalization;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Hosts;

/// <summary>Hosts on one database must agree on the time, because each reads its own clock.</summary>
internal static class HostClock
{
    private static readonly TimeSpan MostOff = TimeSpan.FromSeconds(2);

    /// <summary>Refuses a host whose clock is 2 s or more off the database's.</summary>
    /// <exception cref="StorageException">It is; the message says by how much.</exception>
    public static async Task ThrowIfOffAsync(Readers readers, TimeProvider time, CancellationToken cancellation)
    {
        if (await MeasureAsync(readers, time, cancellation) is var off && off >= MostOff)
        {
            throw new StorageException(string.Create(
                CultureInfo.InvariantCulture,
                $"This host's clock is {off.TotalSeconds:0.0} s off the clock of PostgreSQL. Hosts of one chat must agree on the time: synchronize both with NTP."));
        }
    }

    /// <summary>
    /// How far the host's clock is off the database's. Time on the way is taken for neither's fault, and a clock that a test moves is not off.
    /// </summary>
    public static async Task<TimeSpan> MeasureAsync(Readers readers, TimeProvider time, CancellationToken cancellation)
    {
        if (!IsReal(time))
        {
            return TimeSpan.Zero;
        }

        var before = time.GetUtcNow();
        var there = await readers.ListAsync(
            new Statement("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"),
            row => DateTimeOffset.FromUnixTimeMilliseconds(row.Number(0)),
            cancellation);
        var after = time.GetUtcNow();
        return there[0] < before ? before - there[0] : there[0] > after ? there[0] - after : TimeSpan.Zero;
    }

    /// <summary>Whether it goes on by the machine's monotonic clock, whatever it makes of the wall clock.</summary>
    private static bool IsReal(TimeProvider time)
    {
        var before = Stopwatch.GetTimestamp();
        var there = time.GetTimestamp();
        return before <= there && there <= Stopwatch.GetTimestamp();
    }
}
