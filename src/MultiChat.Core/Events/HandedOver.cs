using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>An operator gave the dialog to another, or to a group (rule D5). The client sees which operator joined, and of groups nothing (rule D11).</summary>
public sealed record HandedOver : LogEvent
{
    internal const string Name = "handedOver";

    /// <summary>Who gave it.</summary>
    public required MemberId By { get; init; }

    /// <summary>The operator who is responsible now, or null where a group got it.</summary>
    public MemberId? Member { get; init; }

    /// <summary>The group that got it, or null where an operator did.</summary>
    public GroupId? Group { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Member is null ? Audience.Desk | Audience.Host : Audience.Desk | Audience.Client | Audience.Host;

    /// <inheritdoc/>
    public override string Data =>
        StoredFacts.Begin().With("by", By.Value).With("member", Member?.Value).With("group", Group?.Value).ToJson();

    private protected override string KindName => Name;

    internal static HandedOver? Load(long? message, StoredFacts facts) => facts.Id("by") is not { } by ? null : new HandedOver
    {
        By = new MemberId(by),
        Member = facts.Id("member") is { } member ? new MemberId(member) : null,
        Group = facts.Id("group") is { } group ? new GroupId(group) : null,
    };
}
