using MultiChat.Clients;
using MultiChat.Dialogs;

namespace MultiChat.Events;

/// <summary>
/// A visitor left a request while no chat could begin (rule P5): a message, numbered and unread as any other, with a way to reach who wrote it.
/// </summary>
public sealed record RequestLeft : LogEvent
{
    internal const string Name = "request";

    /// <summary>The message's number in its dialog.</summary>
    public required long Seq { get; init; }

    /// <summary>How to reach who left it, as they typed it.</summary>
    public required Contact Contact { get; init; }

    /// <summary>What they agreed to at that moment, word for word, or null where the site asked for nothing.</summary>
    public string? Consent { get; init; }

    /// <summary>The inquiry it starts in a dialog that was open. Null where it opens the dialog or brings it back, which starts an inquiry anyway.</summary>
    public InquiryId? Inquiry { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Client | Audience.Host;

    /// <inheritdoc/>
    public override long? Message => Seq;

    /// <inheritdoc/>
    public override string Data => StoredFacts.Begin()
        .With("name", Contact.Name).With("phone", Contact.Phone).With("email", Contact.Email).With("consent", Consent)
        .With("inquiry", Inquiry?.Value).ToJson();

    private protected override string KindName => Name;

    internal static RequestLeft? Load(long? message, StoredFacts facts) => message is not { } seq ? null : new RequestLeft
    {
        Seq = seq,
        Contact = new Contact { Name = facts.Text("name"), Phone = facts.Text("phone"), Email = facts.Text("email") },
        Consent = facts.Text("consent"),
        Inquiry = facts.Id("inquiry") is { } inquiry ? new InquiryId(inquiry) : null,
    };
}
