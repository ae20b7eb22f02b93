using NodaTime;

namespace MultiChat.Outbox;

/// <summary>How long deliveries take and how often they are tried.</summary>
public static class OutboxRules
{
    /// <summary>How often one delivery is begun at most.</summary>
    public const int MaxAttempts = 15;

    /// <summary>How long one attempt may take.</summary>
    public static readonly Duration Patience = Duration.FromSeconds(30);

    /// <summary>How long a row belongs to the one who took it. Longer than <see cref="Patience"/>, so that no two work on it.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(60);

    private static readonly Duration LongestPause = Duration.FromHours(1);

    /// <summary>How long to wait after a failed attempt: 1, 2, 4 … s, an hour at most.</summary>
    /// <param name="attempts">How many there have been; 1 or more.</param>
    public static Duration PauseAfter(int attempts) =>
        Duration.Min(Duration.FromSeconds(1L << Math.Clamp(attempts - 1, 0, 30)), LongestPause);
}
