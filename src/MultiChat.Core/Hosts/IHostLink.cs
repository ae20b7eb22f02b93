using NodaTime;

namespace MultiChat.Hosts;

/// <summary>What the hosts of one installation tell each other, through the storage they share.</summary>
/// <remarks>
/// News are hints: they may come twice, late, in any order, and of this host's own writes too; what is true is read from the ports. What comes
/// with a commit (<see cref="HostNews.DialogCommitted"/>) was true together at one moment, and is told of committed events only. None is
/// lost for longer than a second while the storage answers, however the transactions overlap; where that can't be kept
/// <see cref="HostNews.Missed"/> is told. A host that has not been heard of for 10 s is gone. Thread-safe.
/// </remarks>
public interface IHostLink
{
    /// <summary>
    /// Makes this host known and keeps it so until the storage is disposed. Tells the presence and the connections at all living hosts, and
    /// from then on every change by another host. Called once, after the storage was opened.
    /// </summary>
    /// <param name="host">This host.</param>
    /// <param name="hear">Takes news, one at a time; returns at once.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StorageException">It cannot join, for example because its clock is 2 s or more off the storage's.</exception>
    Task JoinAsync(HostId host, Action<HostNews> hear, CancellationToken cancellation);

    /// <summary>Who is connected to all living hosts, this one included. Asked where news were missed: what is not there is gone.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<Connected> ListConnectedAsync(CancellationToken cancellation);

    /// <summary>How far this host's clock is off the storage's, as far as it is not the time on the way; zero or more.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<Duration> MeasureClockAsync(CancellationToken cancellation);

    /// <summary>Replaces what the others know of a visitor's pages at this host.</summary>
    /// <param name="pages">The visitor's pages here.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask TellAsync(VisitorPages pages, CancellationToken cancellation);

    /// <summary>Replaces what the others know of an operator's connections at this host.</summary>
    /// <param name="connections">The operator's connections here.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask TellAsync(OperatorConnections connections, CancellationToken cancellation);
}
