using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>An operator became responsible by answering or taking (rule D5). The client sees who joined (rule D11).</summary>
public sealed record Taken : LogEvent
{
    internal const string Name = "taken";

    /// <summary>The operator.</summary>
    public required MemberId By { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Client | Audience.Host;

    /// <inheritdoc/>
    public override string Data => StoredFacts.Begin().With("by", By.Value).ToJson();

    private protected override string KindName => Name;

    internal static Taken? Load(long? message, StoredFacts facts) => facts.Id("by") is { } by ? new Taken { By = new MemberId(by) } : null;
}
