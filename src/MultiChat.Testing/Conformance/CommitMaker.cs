using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance;

/// <summary>Makes the commits that commands of the core would make, without the core's decisions.</summary>
internal sealed class CommitMaker(StoreFixture fixture)
{
    public DialogCommit First(Visitor visitor, string text = "Здравствуйте", Instant? at = null)
    {
        var now = at ?? fixture.NextInstant();
        var client = new Client
        {
            Project = visitor.Project,
            Id = new ClientId(fixture.NextId()),
            GeneratedName = fixture.NextName(),
            CreatedAt = now,
        };
        return First(visitor, client, text, now) with { NewClient = client };
    }

    /// <summary>A first message of a client who is there already.</summary>
    public DialogCommit First(Visitor visitor, Client client, string text, Instant now, ChannelKind? channel = null)
    {
        var dialog = new Dialog
        {
            Project = visitor.Project,
            Id = new DialogId(fixture.NextId()),
            Site = visitor.Site,
            Visitor = visitor.Id,
            Client = client.Id,
            Channel = channel ?? ChannelKind.Site,
            Inquiry = new InquiryId(fixture.NextId()),
        };
        return Say(dialog, text, now) with { NewInquiry = InquiryOf(dialog, now) };
    }

    /// <summary>A message of the visitor.</summary>
    public DialogCommit Say(Dialog dialog, string text = "Есть кто?", Instant? at = null, MessageId? id = null)
    {
        var commit = Accept(dialog, Author.Of(dialog.Visitor), text, at ?? fixture.NextInstant(), id, dialog.ClientMessages + 1);
        return commit with { Dialog = commit.Dialog with { WaitingSince = dialog.WaitingSince ?? commit.Dialog.LastAt } };
    }

    /// <summary>A message of an operator: read for all, and theirs if it was nobody's.</summary>
    public DialogCommit Answer(Dialog dialog, Member member, string text = "Слушаю вас", Instant? at = null, MessageId? id = null)
    {
        var commit = Accept(dialog, Author.Of(member.Id), text, at ?? fixture.NextInstant(), id, dialog.ClientMessages);
        return commit with
        {
            Dialog = commit.Dialog with
            {
                Responsible = dialog.Responsible ?? member.Id,
                AnsweredClientMessages = dialog.ClientMessages,
                WaitingSince = null,
            },
        };
    }

    /// <summary>A new text of a message.</summary>
    public DialogCommit Edit(Dialog dialog, Message message, string text, Instant? at = null)
    {
        var now = at ?? fixture.NextInstant();
        return Change(dialog, new MessageEdited { Seq = message.Seq }, static same => same, now) with { Edited = message.Edited(MessageBody.Kept(text), now) };
    }

    /// <summary>The client writes into an archived dialog: a new inquiry.</summary>
    public DialogCommit Reopen(Dialog dialog, string text = "Я вернулся", Instant? at = null)
    {
        var next = dialog with { Status = DialogStatus.Open, Inquiry = new InquiryId(fixture.NextId()) };
        var commit = Say(next, text, at);
        return commit with { NewInquiry = InquiryOf(next, commit.Dialog.LastAt) };
    }

    public DialogCommit Take(Dialog dialog, MemberId member, Instant? at = null) =>
        Change(dialog, new Taken { By = member }, taken => taken with { Responsible = member }, at);

    public DialogCommit HandOver(Dialog dialog, GroupId? group, Instant? at = null) =>
        Change(dialog, new HandedOver { By = new MemberId(fixture.NextId()), Group = group }, given => given with { Responsible = null, Group = group }, at);

    public DialogCommit Close(Dialog dialog, Instant? at = null) =>
        Change(dialog, new Closed(), static closed => closed with { Status = DialogStatus.Archived }, at);

    /// <summary>The class of an inquiry, which is no activity of the dialog.</summary>
    public DialogCommit SetClass(Dialog dialog, InquiryId inquiry, ClassId? to)
    {
        var commit = Change(dialog, new ClassSet { By = new MemberId(fixture.NextId()), Inquiry = inquiry, Class = to }, static same => same);
        return commit with { Dialog = commit.Dialog with { LastAt = dialog.LastAt } };
    }

    /// <summary>One event without a message of its own.</summary>
    public DialogCommit Change(Dialog dialog, LogEvent happened, Func<Dialog, Dialog> change, Instant? at = null)
    {
        var entry = Entry(dialog, happened, at ?? fixture.NextInstant());
        return new DialogCommit
        {
            Dialog = change(dialog) with { EventSeq = entry.EventSeq, Tag = entry.Tag, LastAt = entry.At },
            ExpectedEventSeq = dialog.EventSeq,
            Events = [entry],
        };
    }

    private DialogCommit Accept(Dialog dialog, Author author, string text, Instant now, MessageId? id, long clientMessages)
    {
        var commit = Change(
            dialog,
            new MessageAccepted { Seq = dialog.MessageSeq + 1 },
            said => said with { MessageSeq = dialog.MessageSeq + 1, ClientMessages = clientMessages },
            now);
        return commit with
        {
            Accepted = new Message
            {
                Project = dialog.Project,
                Dialog = dialog.Id,
                Id = id ?? new MessageId(fixture.NextId()),
                Author = author,
                Seq = dialog.MessageSeq + 1,
                EventSeq = dialog.EventSeq + 1,
                ClientMessages = clientMessages,
                Body = MessageBody.Kept(text),
                ContentHash = MessageBody.Kept(text).Hash(),
                AcceptedAt = commit.Dialog.LastAt,
            },
        };
    }

    private LogEntry Entry(Dialog dialog, LogEvent happened, Instant at) => new()
    {
        EventSeq = dialog.EventSeq + 1,
        Tag = fixture.NextTag(),
        At = at > dialog.LastAt || dialog.EventSeq == 0 ? at : dialog.LastAt,
        Event = happened,
    };

    private static Inquiry InquiryOf(Dialog dialog, Instant now) => new()
    {
        Project = dialog.Project,
        Id = dialog.Inquiry,
        Dialog = dialog.Id,
        Client = dialog.Client,
        OpenedAt = now,
    };
}
