using MultiChat.Team;
using NodaTime;

namespace MultiChat.Events;

/// <summary>The dialog went to the archive, by an operator (rule D6) or by the client (rule D13). What was not answered is settled by it; the event keeps what that was, to be taken back.</summary>
public sealed record Closed : LogEvent
{
    internal const string Name = "closed";

    /// <summary>The operator, or null where it closed without one.</summary>
    public MemberId? By { get; init; }

    /// <summary>Whether the client ended the chat; earlier versions take it for one that closed without an operator.</summary>
    public bool ByClient { get; init; }

    /// <summary>How many of the client's messages were answered when the rest was settled; null where there was nothing to settle.</summary>
    public long? Answered { get; init; }

    /// <summary>Since when the client had waited for an answer, or null.</summary>
    public Instant? WaitingSince { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Client | Audience.Host;

    /// <inheritdoc/>
    public override string Data => StoredFacts.Begin()
        .With("by", By?.Value).With("byClient", ByClient).With("answered", Answered).With("waitingSince", WaitingSince).ToJson();

    private protected override string KindName => Name;

    internal static Closed Load(long? message, StoredFacts facts) => new()
    {
        By = facts.Id("by") is { } by ? new MemberId(by) : null,
        ByClient = facts.Has("byClient"),
        Answered = facts.Number("answered"),
        WaitingSince = facts.Time("waitingSince"),
    };
}
