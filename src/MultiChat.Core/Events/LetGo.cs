using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>Nobody is responsible any more (rule D5).</summary>
public sealed record LetGo : LogEvent
{
    internal const string Name = "letGo";

    /// <summary>The operator who let it go, or null where the responsible one's right is gone (rule T4).</summary>
    public MemberId? By { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Host;

    /// <inheritdoc/>
    public override string Data => StoredFacts.Begin().With("by", By?.Value).ToJson();

    private protected override string KindName => Name;

    internal static LetGo Load(long? message, StoredFacts facts) => new() { By = facts.Id("by") is { } by ? new MemberId(by) : null };
}
