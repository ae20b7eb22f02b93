using NodaTime;

namespace MultiChat.Team;

/// <summary>A count of password tries with its limit: those from one network, those of one browser, those of all strangers together.</summary>
public sealed record TryCount
{
    /// <summary>What is counted, 1 to 100 ASCII characters. Made of hashes: it tells nobody's e-mail or address.</summary>
    public required string Key { get; init; }

    /// <summary>How many tries a window has; 1 or more.</summary>
    public required int Limit { get; init; }

    /// <summary>How long a window is. It begins with its first try, and its end is exclusive: exactly then the next may begin.</summary>
    public required Duration Window { get; init; }

    /// <summary>Whether a right password forgets the count; else it only gives its own try back, and what others tried stays counted.</summary>
    public bool EndsWithRightPassword { get; init; }
}
