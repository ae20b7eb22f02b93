using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>Nobody is responsible any more (rule D5).</summary>
public sealed record LetGo : LogEvent
{
    internal const string Name = "letGo";

    /// <summary>The operator who let it go, or null where the responsible one's right is gone (rule T4).</summary>
    public MemberId? By { get; init; }

    /// <summary>The responsible one whose right is gone, or null where an operator let it go, and in what earlier versions wrote.</summary>
    public MemberId? Dismissed { get; init; }

    /// <summary>Who took that right, or null for the host's own code.</summary>
    public MemberId? CausedBy { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Host;

    /// <inheritdoc/>
    public override string Data => StoredFacts.Begin()
        .With("by", By?.Value).With("dismissed", Dismissed?.Value).With("causedBy", CausedBy?.Value).ToJson();

    private protected override string KindName => Name;

    internal static LetGo Load(long? message, StoredFacts facts) => new()
    {
        By = IdOf(facts, "by"), Dismissed = IdOf(facts, "dismissed"), CausedBy = IdOf(facts, "causedBy"),
    };

    private static MemberId? IdOf(StoredFacts facts, string name) => facts.Id(name) is { } id ? new MemberId(id) : null;
}
