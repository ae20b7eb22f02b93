using NodaTime;

namespace MultiChat.Simulation.Pages;

/// <summary>The host's time as a page knows it, as <c>Ui/shared/time.ts</c> has it: what the host last said, carried on by a clock that nobody sets.</summary>
internal sealed class ServerTime(World world)
{
    private Duration _ahead;

    /// <summary>When the host last said it, by the clock that nobody sets; null before it ever did.</summary>
    public TimeSpan? LearnedAt { get; private set; }

    public Instant Now => Instant.FromUnixTimeTicks(0) + Duration.FromTimeSpan(world.Now) + _ahead;

    public void Learn(Instant serverNow)
    {
        LearnedAt = world.Now;
        _ahead = serverNow - Instant.FromUnixTimeTicks(0) - Duration.FromTimeSpan(world.Now);
    }
}
