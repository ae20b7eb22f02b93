namespace MultiChat.Outbox;

/// <summary>How much is in a project's outbox.</summary>
public sealed record OutboxCount
{
    /// <summary>Rows that wait or are under way.</summary>
    public required int Waiting { get; init; }

    /// <summary>Dead letters.</summary>
    public required int Dead { get; init; }
}
