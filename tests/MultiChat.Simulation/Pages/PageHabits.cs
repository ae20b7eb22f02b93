using MultiChat.Messages;

namespace MultiChat.Simulation.Pages;

/// <summary>What a page does as the real pages do it. A planted mistake changes one of them.</summary>
internal sealed record PageHabits
{
    public static readonly PageHabits Right = new();

    /// <summary>The clock that the deadline is measured with: the one that nobody sets.</summary>
    public bool DeadlineByWallClock { get; init; }

    /// <summary>The deadline of a send, both stages together.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The mark goes when the message has arrived.</summary>
    public bool KeepsMarkAfterAcknowledgement { get; init; }

    /// <summary>No mark is shown where nothing else happens at the time.</summary>
    public bool ForgetsToWakeForMarks { get; init; }

    /// <summary>A second try carries the first one's id.</summary>
    public bool MintsNewIdForRetry { get; init; }

    /// <summary>Later messages wait behind the first.</summary>
    public bool SendsTwoAtOnce { get; init; }

    /// <summary>Newer ones wait behind older ones.</summary>
    public bool SendsNewestFirst { get; init; }

    /// <summary>A push that begins after the view's end is a hole.</summary>
    public bool AppliesOverHoles { get; init; }

    /// <summary>What the view has already is not applied again.</summary>
    public bool AppliesTwice { get; init; }

    /// <summary>A push beyond a hole is remembered while the log is asked already.</summary>
    public bool ForgetsPushesWhileAsking { get; init; }

    /// <summary>Resync drops the view.</summary>
    public bool SwallowsResync { get; init; }

    /// <summary>What was applied is acknowledged, and nothing else.</summary>
    public bool AcknowledgesBeforeApplying { get; init; }

    /// <summary>What was applied is acknowledged.</summary>
    public bool NeverAcknowledges { get; init; }

    /// <summary>A view after a reload counts from the acceptance.</summary>
    public bool CountsFromOpening { get; init; }

    /// <summary>What the host could not take as applied is said again.</summary>
    public bool AcknowledgesOnlyOnce { get; init; }

    /// <summary>An edit replaces the shown text.</summary>
    public bool IgnoresEdits { get; init; }

    /// <summary>A message that was given back, settled or refused leaves the browser's store.</summary>
    public bool LosesPendingOnReload { get; init; }

    /// <summary>Pending messages belong to one login.</summary>
    public bool SharesPendingBetweenLogins { get; init; }

    /// <summary>Rows older than the shown ones are old news.</summary>
    public bool TakesOlderRows { get; init; }

    /// <summary>What a sender gives a message on the way.</summary>
    public Func<MessageId, Func<MessageId>, MessageId> IdToSend => MintsNewIdForRetry ? static (_, mint) => mint() : static (id, _) => id;
}
