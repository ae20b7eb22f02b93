using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Team;

namespace MultiChat.Commits;

/// <summary>Everything that one command changes in one dialog, to be written together or not at all.</summary>
public sealed record DialogCommit
{
    /// <summary>The dialog's next state. Its <see cref="Dialog.EventSeq"/> and <see cref="Dialog.Tag"/> are those of the last of <see cref="Events"/>.</summary>
    public required Dialog Dialog { get; init; }

    /// <summary>The number of the last event the decision saw; 0 where there was no dialog yet.</summary>
    public required long ExpectedEventSeq { get; init; }

    /// <summary>What happened, numbered from <see cref="ExpectedEventSeq"/> + 1 without holes; at least one.</summary>
    public required IReadOnlyList<LogEntry> Events { get; init; }

    /// <summary>
    /// The members on whose rights it rests, as the decision knew them: who acts, and who becomes responsible. The store confirms them inside the
    /// commit, so that nothing is written by or for a member whose right is gone, however little this host has heard of it (rule T4).
    /// </summary>
    public IReadOnlyList<MemberVersion> RestsOn { get; init; } = [];

    /// <summary>A message that is accepted, or null.</summary>
    public Message? Accepted { get; init; }

    /// <summary>A message with its next revision, or null; its earlier text is kept as a revision.</summary>
    public Message? Edited { get; init; }

    /// <summary>The client made by a first message, or null.</summary>
    public Client? NewClient { get; init; }

    /// <summary>The inquiry that begins, or null; the store gives its numbers.</summary>
    public Inquiry? NewInquiry { get; init; }

    /// <summary>What handlers outside are to be told of these events.</summary>
    public IReadOnlyList<OutboxRow> Outbox { get; init; } = [];

    /// <summary>
    /// Refuses a commit that contradicts itself: a mistake of the caller that no retry would settle. Every store calls it before it writes.
    /// </summary>
    /// <param name="commit">The commit.</param>
    /// <exception cref="ArgumentException">The rule that is broken.</exception>
    public static void ThrowIfInconsistent(DialogCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if ((commit.WhyNotEvents() ?? commit.WhyNotOthers() ?? commit.WhyNotTexts()) is { } rule)
        {
            throw new ArgumentException(rule, nameof(commit));
        }
    }

    private string? WhyNotEvents()
    {
        for (var i = 0; i < Events.Count; i++)
        {
            if (Events[i].EventSeq != ExpectedEventSeq + 1 + i)
            {
                return "Events are numbered from the expected number + 1 without holes.";
            }
        }

        return Events switch
        {
            [] => "A commit has at least one event.",
            [.., var last] when Dialog.EventSeq != last.EventSeq || Dialog.Tag != last.Tag =>
                "The dialog has the number and tag of its last event.",
            _ => null,
        };
    }

    private string? WhyNotOthers() => this switch
    {
        { NewClient: { } client } when client.Id != Dialog.Client => "A new client is the dialog's.",
        { NewInquiry: { } inquiry } when inquiry.Client != Dialog.Client => "A new inquiry is the dialog's client's.",
        { Outbox: { Count: > 0 } rows } when rows.Any(row => !IsOfThese(row)) => "Outbox rows name events of the commit.",
        { Accepted: { } accepted } when accepted.Seq != Dialog.MessageSeq => "The dialog has the number of its last message.",
        _ => null,
    };

    private string? WhyNotTexts() =>
        KeptText.IsPossible(Accepted?.Text) && KeptText.IsPossible(Edited?.Text)
        && CanKeepEvents()
        && (NewClient is not { } client || (KeptText.IsPossible(client.GeneratedName) && client.Card.CanBeKept()))
            ? null
            : KeptText.Rule;

    private bool CanKeepEvents()
    {
        for (var i = 0; i < Events.Count; i++)
        {
            var canBeKept = Events[i].Event switch
            {
                NoteTaken note => KeptText.IsPossible(note.Body.Text),
                RequestLeft request => request.Contact.CanBeKept() && KeptText.IsPossible(request.Consent),
                _ => true,
            };
            if (!canBeKept)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsOfThese(OutboxRow row) =>
        row.Project == Dialog.Project && row.Dialog == Dialog.Id && row.EventSeq > ExpectedEventSeq && row.EventSeq <= Dialog.EventSeq;
}
