using MultiChat.Team;
using NodaTime;

namespace MultiChat.Events;

/// <summary>The dialog went to the archive (rule D6). What was not answered is settled by it; the event keeps what that was, to be taken back.</summary>
public sealed record Closed : LogEvent
{
    internal const string Name = "closed";

    /// <summary>The operator, or null where it closed without one.</summary>
    public MemberId? By { get; init; }

    /// <summary>How many of the client's messages were answered when the rest was settled; null where there was nothing to settle.</summary>
    public long? Answered { get; init; }

    /// <summary>Since when the client had waited for an answer, or null.</summary>
    public Instant? WaitingSince { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Client | Audience.Host;

    /// <inheritdoc/>
    public override string Data => StoredFacts.Begin().With("by", By?.Value).With("answered", Answered).With("waitingSince", WaitingSince).ToJson();

    private protected override string KindName => Name;

    internal static Closed Load(long? message, StoredFacts facts) => new()
    {
        By = facts.Id("by") is { } by ? new MemberId(by) : null,
        Answered = facts.Number("answered"),
        WaitingSince = facts.Time("waitingSince"),
    };
}
