using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>The dialog came back from the archive: by an operator (rule D6), or by the client's message with a new inquiry (rule D7).</summary>
public sealed record Reopened : LogEvent
{
    internal const string Name = "reopened";

    /// <summary>The operator, or null where the client wrote.</summary>
    public MemberId? By { get; init; }

    /// <summary>The inquiry that begins, or null where the last one goes on.</summary>
    public InquiryId? Inquiry { get; init; }

    /// <summary>The group that gets the dialog by this, or null where it stays with whom it was.</summary>
    public GroupId? Group { get; init; }

    /// <summary>Whether it takes the closing before it back, of which the client has seen nothing and never will.</summary>
    public bool Undo { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Host;

    /// <inheritdoc/>
    public override string Data => StoredFacts.Begin()
        .With("by", By?.Value).With("inquiry", Inquiry?.Value).With("group", Group?.Value).With("undo", Undo).ToJson();

    private protected override string KindName => Name;

    internal static Reopened Load(long? message, StoredFacts facts) => new()
    {
        By = facts.Id("by") is { } by ? new MemberId(by) : null,
        Inquiry = facts.Id("inquiry") is { } inquiry ? new InquiryId(inquiry) : null,
        Group = facts.Id("group") is { } group ? new GroupId(group) : null,
        Undo = facts.Has("undo"),
    };
}
