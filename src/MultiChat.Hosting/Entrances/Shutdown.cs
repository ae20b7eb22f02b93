using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;

namespace MultiChat.Hosting.Entrances;

/// <summary>
/// The end of the host. From the first sign of it every entrance answers 503, so that no page that comes back at once holds the process; who is
/// connected is told and sent away before SignalR cuts the connections. Runs on real time.
/// </summary>
internal sealed class Shutdown(IHostApplicationLifetime lifetime)
{
    private readonly ConcurrentDictionary<HubCallerContext, object?> _connections = new(ReferenceEqualityComparer.Instance);
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;
    private int _watching;

    /// <summary>How long the end waits for pages to hear of it; 2 s by default.</summary>
    public TimeSpan Courtesy { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the host has begun to stop.</summary>
    public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>
    /// Makes the farewell part of the host's end. Called after the hubs are mapped: what is registered last is called first, and SignalR cuts its
    /// connections without a word.
    /// </summary>
    public void Watch()
    {
        if (Interlocked.Exchange(ref _watching, 1) == 0)
        {
            lifetime.ApplicationStopping.Register(SayFarewell);
        }
    }

    /// <summary>Counts a hub's request from its beginning to the end of its transport, until it is disposed.</summary>
    public IDisposable Enter()
    {
        Interlocked.Increment(ref _requests);
        return new Visit(this);
    }

    /// <summary>A page is connected. One that slipped in behind the farewell is sent away as well.</summary>
    public void Add(HubCallerContext connection)
    {
        _connections[connection] = null;
        if (HasBegun)
        {
            connection.Abort();
        }
    }

    public void Remove(HubCallerContext connection) => _connections.TryRemove(connection, out _);

    /// <summary>Aborting a hub's connection from inside says <c>{"type":7}</c> first. The wait is for the words to leave.</summary>
    private void SayFarewell()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Abort();
        }

        if (Volatile.Read(ref _requests) > 0)
        {
            _empty.Task.Wait(Courtesy);
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _requests) == 0 && HasBegun)
        {
            _empty.TrySetResult();
        }
    }

    private sealed class Visit(Shutdown shutdown) : IDisposable
    {
        public void Dispose() => shutdown.Leave();
    }
}
