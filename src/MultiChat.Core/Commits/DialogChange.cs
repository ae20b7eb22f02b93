using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commits;

/// <summary>A dialog's next state while a decision makes it, with the events that lead there.</summary>
internal sealed class DialogChange(Dialog before, Instant now, RandomSource chance)
{
    private readonly List<LogEntry> _events = new(1);
    private readonly long _expected = before.EventSeq;
    private Message? _accepted;
    private Message? _edited;

    public Dialog Next { get; private set; } = before;

    /// <summary>Whether the dialog was closed so recently that the visitor is not told of it yet. Only classes follow a closing in the archive, and they are no activity.</summary>
    public bool CanTakeClosingBack => Next.Status == DialogStatus.Archived && ClosingUndo.IsOpen(Next.LastAt, now);

    public DialogChange Take(MemberId by) => Change(Next with { Responsible = by }, new Taken { By = by });

    public DialogChange LetGo(MemberId by) => Change(Next with { Responsible = null }, new LetGo { By = by });

    /// <summary>Nobody is responsible any more, because the responsible one's right is gone.</summary>
    public DialogChange Dismiss(MemberId? causedBy) =>
        Change(Next with { Responsible = null }, new LetGo { Dismissed = Next.Responsible, CausedBy = causedBy });

    public DialogChange HandOver(MemberId by, MemberId to) =>
        Change(Next with { Responsible = to }, new HandedOver { By = by, Member = to });

    public DialogChange HandOver(MemberId by, GroupId to) =>
        Change(Next with { Responsible = null, Group = to }, new HandedOver { By = by, Group = to });

    /// <summary>Closing settles what was not answered: nothing in the archive waits for anybody. The event keeps what that was, to be taken back.</summary>
    public DialogChange Close(MemberId by) => Close(new Closed { By = by });

    /// <summary>The client ends the chat (rule D13), which settles as much.</summary>
    public DialogChange CloseForClient() => Close(new Closed { ByClient = true });

    /// <summary>Brings the dialog back: same inquiry (rule D6).</summary>
    /// <param name="by">The operator.</param>
    /// <param name="undo">Whether the visitor has seen nothing of the closing, and never will.</param>
    /// <param name="keepResponsible">Whether the one who was responsible is so again.</param>
    /// <param name="closing">The closing where it is taken back: what waited then waits again. Null leaves it settled.</param>
    public DialogChange Reopen(MemberId by, bool undo, bool keepResponsible, Closed? closing = null) => Change(
        Next with
        {
            Status = DialogStatus.Open,
            Responsible = keepResponsible ? Next.Responsible : null,
            AnsweredClientMessages = closing?.Answered ?? Next.AnsweredClientMessages,
            WaitingSince = closing?.WaitingSince ?? Next.WaitingSince,
        },
        new Reopened { By = by, Undo = undo });

    /// <summary>The client's message brings the dialog back with a new inquiry (rule D7), for the group that gets it from the page it was written on.</summary>
    public DialogChange ReopenForClient(InquiryId inquiry, GroupId? group, bool keepResponsible) => Change(
        Next with { Status = DialogStatus.Open, Inquiry = inquiry, Group = group, Responsible = keepResponsible ? Next.Responsible : null },
        new Reopened { Inquiry = inquiry, Group = group == Next.Group ? null : group });

    /// <summary>A note changes nothing but the log (rule D12).</summary>
    public DialogChange Note(NoteTaken note) => Change(Next, note);

    /// <summary>A class changes nothing of the dialog but the log, and is no activity (rule J1).</summary>
    public DialogChange SetClass(ClassSet set) => Change(Next, set);

    /// <summary>Numbers a new message and makes it the dialog's last.</summary>
    /// <param name="id">The message.</param>
    /// <param name="author">Who wrote it.</param>
    /// <param name="body">What it says.</param>
    /// <param name="inquiry">The inquiry that a request starts in an open dialog (rule P5), or null.</param>
    public Message Accept(MessageId id, Author author, MessageBody body, InquiryId? inquiry = null)
    {
        var isClient = !author.IsMember;
        var clientMessages = Next.ClientMessages + (isClient ? 1 : 0);
        var seq = Next.MessageSeq + 1;
        var entry = NextEntry(body.Request is { } request
            ? new RequestLeft { Seq = seq, Contact = request.Contact, Consent = request.Consent, Inquiry = inquiry }
            : new MessageAccepted { Seq = seq });
        // One copy: this is what happens most.
        Next = Next with
        {
            Inquiry = inquiry ?? Next.Inquiry,
            MessageSeq = seq,
            ClientMessages = clientMessages,
            AnsweredClientMessages = isClient ? Next.AnsweredClientMessages : clientMessages,
            WaitingSince = isClient ? Next.WaitingSince ?? now : null,
            EventSeq = entry.EventSeq,
            Tag = entry.Tag,
            LastAt = now,
        };
        return _accepted = new Message
        {
            Project = Next.Project,
            Dialog = Next.Id,
            Id = id,
            Author = author,
            Seq = Next.MessageSeq,
            EventSeq = Next.EventSeq,
            ClientMessages = Next.ClientMessages,
            Body = body.AsKept,
            ContentHash = body.Hash(),
            AcceptedAt = now,
        };
    }

    public Message Edit(Message message, MessageBody body)
    {
        Change(Next, new MessageEdited { Seq = message.Seq });
        return _edited = message.Edited(body.AsKept, now);
    }

    public DialogCommit ToCommit() => new()
    {
        Dialog = Next,
        ExpectedEventSeq = _expected,
        Events = _events,
        Accepted = _accepted,
        Edited = _edited,
    };

    private DialogChange Close(Closed closing) => Change(
        Next with { Status = DialogStatus.Archived, AnsweredClientMessages = Next.ClientMessages, WaitingSince = null },
        closing with
        {
            Answered = Next.HasUnanswered ? Next.AnsweredClientMessages : null,
            WaitingSince = Next.WaitingSince,
        });

    private DialogChange Change(Dialog next, LogEvent happened)
    {
        var entry = NextEntry(happened);
        Next = next with { EventSeq = entry.EventSeq, Tag = entry.Tag, LastAt = happened.IsAside ? next.LastAt : now };
        return this;
    }

    private LogEntry NextEntry(LogEvent happened)
    {
        var entry = new LogEntry
        {
            EventSeq = Next.EventSeq + 1,
            Tag = NextTag(),
            At = now,
            Event = happened,
        };
        _events.Add(entry);
        return entry;
    }

    private EventTag NextTag()
    {
        long bits;
        do
        {
            bits = chance.NextInt64();
        }
        while (bits == 0);
        return new EventTag(bits);
    }
}
