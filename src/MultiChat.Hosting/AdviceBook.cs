using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Hosting;

/// <summary>What the log was told of one kind within an hour. Strangers choose what there is to tell, so it is a few things at most.</summary>
internal sealed class AdviceBook(ChatClock clock)
{
    public const int Most = 5;

    private static readonly Duration Window = Duration.FromHours(1);
    private readonly Lock _lock = new();
    private readonly HashSet<string> _told = new(StringComparer.OrdinalIgnoreCase);
    private Instant _endsAt;

    /// <summary>Whether this is to be told now.</summary>
    public bool TryAdd(string what)
    {
        var now = clock.Now;
        lock (_lock)
        {
            if (now >= _endsAt)
            {
                _told.Clear();
                _endsAt = now + Window;
            }

            return _told.Count < Most && _told.Add(what);
        }
    }
}
