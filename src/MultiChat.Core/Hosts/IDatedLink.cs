namespace MultiChat.Hosts;

/// <summary>A link that knows how old its news are: whoever acts by them must not act by news of long ago.</summary>
/// <remarks>
/// A capability: found on an <see cref="IHostLink"/> by pattern match. Without it a host takes what it was told for all there is, however long
/// ago that was. Thread-safe.
/// </remarks>
public interface IDatedLink
{
    /// <summary>
    /// How long ago, by a monotonic clock, the last look at what other hosts did began. Only a look counts all of whose news were told; it
    /// counts once they were. While the storage answers there is one every 500 ms, and none that does not answer holds up the next for much
    /// longer than a second.
    /// </summary>
    TimeSpan NewsAge { get; }
}
