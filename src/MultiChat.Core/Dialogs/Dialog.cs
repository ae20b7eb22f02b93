using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Dialogs;

/// <summary>The conversation with one visitor identity on one channel, as of its last event. There is one, reopened again and again.</summary>
public sealed record Dialog
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Names the dialog.</summary>
    public required DialogId Id { get; init; }

    /// <summary>The site it began on.</summary>
    public required SiteId Site { get; init; }

    /// <summary>The visitor; with <see cref="Channel"/> unique in the project.</summary>
    public required VisitorId Visitor { get; init; }

    /// <summary>The client.</summary>
    public required ClientId Client { get; init; }

    /// <summary>The channel.</summary>
    public required ChannelKind Channel { get; init; }

    /// <summary>The running or last inquiry.</summary>
    public required InquiryId Inquiry { get; init; }

    /// <summary>Open or archived.</summary>
    public DialogStatus Status { get; init; }

    /// <summary>The one operator who answers it, or null.</summary>
    public MemberId? Responsible { get; init; }

    /// <summary>The group it belongs to, or null.</summary>
    public GroupId? Group { get; init; }

    /// <summary>The number of its last event; the version that a commit expects.</summary>
    public long EventSeq { get; init; }

    /// <summary>The tag of its last event.</summary>
    public EventTag Tag { get; init; }

    /// <summary>The number of its last message.</summary>
    public long MessageSeq { get; init; }

    /// <summary>How many of its messages are the client's.</summary>
    public long ClientMessages { get; init; }

    /// <summary>How many of the client's messages there were when an operator last answered or closed: read for all (rule D10).</summary>
    public long AnsweredClientMessages { get; init; }

    /// <summary>When the oldest of the client's messages that nobody answered came, or null.</summary>
    public Instant? WaitingSince { get; init; }

    /// <summary>When something last happened in it; never decreases. That a class was set does not count.</summary>
    public Instant LastAt { get; init; }

    /// <summary>Where the view of a reader ends who has the whole log.</summary>
    public Place Place => new() { EventSeq = EventSeq, Tag = Tag };

    /// <summary>Whether the client waits for an answer to anything: only such dialogs can have unread.</summary>
    public bool HasUnanswered => ClientMessages > AnsweredClientMessages;

    /// <summary>How many messages are unread for an operator who has read the client's messages up to a count (rule D10).</summary>
    /// <param name="readClientMessages">The count at the operator's read mark; 0 for none.</param>
    public long UnreadAfter(long readClientMessages) => Math.Max(0, ClientMessages - Math.Max(AnsweredClientMessages, readClientMessages));

    /// <summary>The number of the first message that is unread after a read mark, or null where none is (rule D10).</summary>
    /// <remarks>An answer and a closing read all that was there, so whatever is unread stands at the end of the messages, and is the client's.</remarks>
    /// <param name="readClientMessages">The count at the operator's read mark; 0 for none.</param>
    internal long? FirstUnreadAfter(long readClientMessages) => UnreadAfter(readClientMessages) is > 0 and var unread ? MessageSeq - unread + 1 : null;
}
