using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>An operator set or cleared the class of one of the dialog's inquiries (rules J1, D11). It is the desk's and the app's, and never the client's.</summary>
public sealed record ClassSet : LogEvent
{
    internal const string Name = "classSet";

    /// <summary>The operator.</summary>
    public required MemberId By { get; init; }

    /// <summary>The inquiry.</summary>
    public required InquiryId Inquiry { get; init; }

    /// <summary>Its class from then on, or null for none.</summary>
    public ClassId? Class { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Host;

    /// <inheritdoc/>
    public override string Data =>
        StoredFacts.Begin().With("by", By.Value).With("inquiry", Inquiry.Value).With("class", Class?.Value).ToJson();

    internal override bool IsAside => true;

    private protected override string KindName => Name;

    internal static ClassSet? Load(long? message, StoredFacts facts) =>
        (facts.Id("by"), facts.Id("inquiry")) is ({ } by, { } inquiry)
            ? new ClassSet
            {
                By = new MemberId(by),
                Inquiry = new InquiryId(inquiry),
                Class = facts.Id("class") is { } known ? new ClassId(known) : null,
            }
            : null;
}
