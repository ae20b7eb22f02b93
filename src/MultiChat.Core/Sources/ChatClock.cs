using NodaTime;

namespace MultiChat.Sources;

/// <summary>The one clock of a host: an injected <see cref="TimeProvider"/>, read as instants cut to whole milliseconds.</summary>
/// <remarks>A command reads it once per attempt. The cut makes an instant equal to what any store gives back.</remarks>
public sealed class ChatClock(TimeProvider time)
{
    /// <summary>The provider behind the clock, for delays and timers.</summary>
    public TimeProvider Time { get; } = time ?? throw new ArgumentNullException(nameof(time));

    /// <summary>What goes on by this clock that nobody waits for.</summary>
    internal WorkUnderWay UnderWay { get; } = new();

    /// <summary>The current instant, cut to milliseconds.</summary>
    public Instant Now => Instant.FromUnixTimeMilliseconds(Time.GetUtcNow().ToUnixTimeMilliseconds());
}
