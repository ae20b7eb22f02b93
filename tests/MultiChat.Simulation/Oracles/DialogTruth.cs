using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Simulation.Pages;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Simulation.Oracles;

/// <summary>One dialog as its commits made it, kept beside the store and by other code.</summary>
internal sealed class DialogTruth(Dialog first, Func<MemberId, string> nameOf)
{
    private readonly List<LogEntry> _log = [];
    private readonly List<Dialog> _states = [];
    private readonly List<Shown?> _forVisitor = [];
    private readonly List<Shown> _forDesk = [];
    private readonly List<MessageTruth> _messages = [];
    private readonly HashSet<InquiryId> _inquiries = [];
    private readonly List<(long EventSeq, Guid? Inquiry, Guid? Class)> _classes = [];

    public Dialog Current { get; private set; } = first;

    public IReadOnlyList<MessageTruth> Messages => _messages;

    public int Inquiries => _inquiries.Count;

    public DialogMarks Marks { get; private set; } = DialogMarks.None;

    public Dictionary<MemberId, long> Reads { get; } = [];

    /// <summary>The events as the visitor may see them, null where hidden, by number - 1.</summary>
    public IReadOnlyList<Shown?> ForVisitor => _forVisitor;

    /// <summary>The events as operators see them, by number - 1.</summary>
    public IReadOnlyList<Shown> ForDesk => _forDesk;

    /// <summary>What a visitor is told of the end: for 5 s a closing may be taken back, and is not told. One of their own they know of.</summary>
    public (Place Place, DialogStatus Status) EndForVisitor(Instant now) =>
        Current.Status == DialogStatus.Archived && now - Current.LastAt < Duration.FromSeconds(5)
        && LastMove(Current.EventSeq) is { } closing && !EventData.IsEnd(closing)
            ? (Entry(closing.EventSeq - 1)!.Place, DialogStatus.Open)
            : (Current.Place, Current.Status);

    /// <summary>The last event up to there that somebody else did and the visitor is shown: their page acknowledges it.</summary>
    public long LastForVisitor(long upTo)
    {
        while (upTo > 0 && (_forVisitor[(int)upTo - 1] is null || (_log[(int)upTo - 1].Event.Message is { } seq && !_messages[(int)seq - 1].Current.Author.IsMember)))
        {
            upTo--;
        }

        return upTo;
    }

    public LogEntry? Entry(long eventSeq) => eventSeq >= 1 && eventSeq <= _log.Count ? _log[(int)eventSeq - 1] : null;

    /// <summary>The last event up to there that is no class: one that is set in the archive leaves a closing what it was.</summary>
    public LogEntry? LastMove(long upTo) => _log.Take((int)upTo).LastOrDefault(entry => !EventData.IsClass(entry));

    public bool Has(InquiryId inquiry) => _inquiries.Contains(inquiry);

    /// <summary>The class of an inquiry as of an event.</summary>
    public ClassId? ClassOf(InquiryId inquiry, long upTo) =>
        _classes.FindLast(set => set.EventSeq <= upTo && set.Inquiry == inquiry.Value).Class is { } id ? new ClassId(id) : null;

    /// <summary>The state as of an event; inside a commit, that of the whole commit.</summary>
    public Dialog? StateAt(long eventSeq) => eventSeq >= 1 && eventSeq <= _states.Count ? _states[(int)eventSeq - 1] : null;

    public MessageTruth? Find(MessageId id) => _messages.Find(message => message.Current.Id == id);

    public long UnreadFor(MemberId member) => Math.Max(
        0, Current.ClientMessages - Math.Max(Current.AnsweredClientMessages, Reads.GetValueOrDefault(member)));

    public void Apply(DialogCommit commit, TimeSpan now)
    {
        Current = commit.Dialog;
        if (commit.NewInquiry is { } inquiry)
        {
            _inquiries.Add(inquiry.Id);
        }

        if (commit.Accepted is { } accepted)
        {
            _messages.Add(new MessageTruth(accepted, now));
        }

        if (commit.Edited is { } edited)
        {
            Find(edited.Id)?.Edit(edited, now);
        }

        foreach (var entry in commit.Events)
        {
            var message = entry.Event.Message is { } seq && seq <= _messages.Count ? _messages[(int)seq - 1].Current : null;
            _log.Add(entry);
            _states.Add(commit.Dialog);
            _forDesk.Add(Show(entry, message, message is null ? entry.Event.Data : message.Author.IsMember ? $"{message.Author.Value}" : "client"));
            if (EventData.IsUndo(entry))
            {
                // The visitor never hears of a closing that was taken back.
                _forVisitor[(int)LastMove(entry.EventSeq - 1)!.EventSeq - 1] = null;
            }

            if (EventData.IsClass(entry))
            {
                _classes.Add((entry.EventSeq, EventData.Find(entry, "inquiry"), EventData.Find(entry, "class")));
            }

            _forVisitor.Add(ShowToVisitor(entry, message));
        }
    }

    public void Merge(DialogMarks marks, OperatorRead? read)
    {
        Marks = Marks.Merge(marks);
        if (read is not null)
        {
            Reads[read.Member] = Math.Max(Reads.GetValueOrDefault(read.Member), read.ClientMessages);
        }
    }

    // Rule D11: of what happens beside messages, a visitor sees that a named operator came, and that the chat was closed.
    private Shown? ShowToVisitor(LogEntry entry, Message? message) => entry.Event.Kind.Value switch
    {
        "message" or "request" or "edited" => Show(entry, message, message?.Author.Member is { } member ? nameOf(member) : "me"),
        "closed" => Show(entry, message: null, who: null),
        "taken" => Show(entry, message: null, nameOf(EventData.Member(entry, "by")!.Value)) with { Kind = "joined" },
        "handedOver" when EventData.Member(entry, "member") is { } to => Show(entry, message: null, nameOf(to)) with { Kind = "joined" },
        _ => null,
    };

    private static Shown Show(LogEntry entry, Message? message, string? who) => new()
    {
        EventSeq = entry.EventSeq,
        Kind = entry.Event.Kind.Value,
        At = entry.At,
        Id = message?.Id,
        Seq = message?.Seq ?? 0,
        Who = who,
    };
}
