using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Lists;

/// <summary>A dialog with what a list shows beside it.</summary>
public sealed record DialogRow
{
    /// <summary>The dialog.</summary>
    public required Dialog Dialog { get; init; }

    /// <summary>Its client.</summary>
    public required Client Client { get; init; }

    /// <summary>Its last message at its current text, or null.</summary>
    public required Message? Last { get; init; }

    /// <summary>The running or last inquiry's number in the project.</summary>
    public required long InquiryNumber { get; init; }

    /// <summary>The same inquiry's number for the client: 1, 2, 3 ….</summary>
    public required long ClientInquiryNumber { get; init; }

    /// <summary>The same inquiry's class, or null (rule J1).</summary>
    public ClassId? Class { get; init; }

    /// <summary>How many of the client's messages the asking operator has read by their own mark.</summary>
    public required long ReadClientMessages { get; init; }

    /// <summary>How many messages are unread for the asking operator (rule D10).</summary>
    public long Unread => Dialog.UnreadAfter(ReadClientMessages);

    /// <summary>This row as of that commit, or null where only the store knows.</summary>
    internal DialogRow? After(LastCommit commit) =>
        Dialog.Place == commit.Dialog.Place ? this
        : commit.After(Dialog.Place) is not { } news || Dialog.Inquiry != commit.Dialog.Inquiry ? null
        : this with { Dialog = commit.Dialog, Last = news.Items.Aggregate(Last, LastOf), Class = news.Items.Aggregate(Class, ClassOf) };

    private ClassId? ClassOf(ClassId? before, LogItem item) =>
        item.Entry.Event is ClassSet set && set.Inquiry == Dialog.Inquiry ? set.Class : before;

    /// <summary>An event names a message at its current text: the last one so far, one after it, or an older one that was edited.</summary>
    private static Message? LastOf(Message? last, LogItem item) =>
        item.Message is { } message && message.Seq >= (last?.Seq ?? 0) ? message : last;
}
