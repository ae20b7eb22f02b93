using MultiChat.Team;

namespace MultiChat.Delivery;

/// <summary>One operator's read mark in a dialog, as a count of the client's messages (rule D10). Merges by the greater.</summary>
public sealed record OperatorRead
{
    /// <summary>Who has read.</summary>
    public required MemberId Member { get; init; }

    /// <summary>How many of the client's messages they have read.</summary>
    public required long ClientMessages { get; init; }
}
