using NodaTime;

namespace MultiChat.Commits;

/// <summary>Whether the store takes commits: since when they have failed without one that succeeded.</summary>
internal sealed class CommitHealth
{
    private const long Well = 0;

    private long _failingSince;

    public Instant? FailingSince =>
        Interlocked.Read(ref _failingSince) is not Well and var since ? Instant.FromUnixTimeMilliseconds(since) : null;

    public void Failed(Instant now) => Interlocked.CompareExchange(ref _failingSince, now.ToUnixTimeMilliseconds(), Well);

    public void Succeeded()
    {
        // Looked at first: commits of all cores would otherwise write one cache line.
        if (Volatile.Read(ref _failingSince) != Well)
        {
            Interlocked.Exchange(ref _failingSince, Well);
        }
    }
}
