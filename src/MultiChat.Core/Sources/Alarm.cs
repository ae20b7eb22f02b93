using NodaTime;

namespace MultiChat.Sources;

/// <summary>Rings at an instant of the rules' clock, and at once where that has passed, whoever moves the clock while it is being set.</summary>
/// <remarks>
/// Whoever rings looks at what is due now and sets it anew. A clock that is moved by hand may ring on the thread that sets the alarm or reads the
/// clock, so neither is done under a lock that the ringing needs on another thread.
/// </remarks>
/// <param name="clock">The rules' clock.</param>
/// <param name="ring">What it does; it does not throw.</param>
internal sealed class Alarm(ChatClock clock, Action ring)
{
    /// <summary>A clock that goes on by itself at each reading is never caught standing.</summary>
    private const int MostReadings = 3;

    private readonly ITimer _timer = clock.Time.CreateTimer(static ring => ((Action)ring!)(), ring, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Rings then, instead of when it was set for before.</summary>
    public void SetFor(Instant due)
    {
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var now = clock.Now;
            _timer.Change(Duration.Max(Duration.Zero, due - now).ToTimeSpan(), Timeout.InfiniteTimeSpan);
            if (clock.Now <= now)
            {
                return;
            }
        }
    }

    /// <summary>Does not ring until it is set again.</summary>
    public void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Does not ring any more, whoever sets it.</summary>
    public void End() => _timer.Dispose();
}
