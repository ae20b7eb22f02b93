using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage;

/// <summary>Makes commits for tests that are about the storage and not about the rules.</summary>
internal sealed class CommitSamples
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 22, 10, 0);
    private long _made;

    public ProjectId Project { get; } = new(Guid.CreateVersion7());

    public Member Me { get; } = new()
    {
        Project = default,
        Id = new MemberId(Guid.CreateVersion7()),
        Account = new AccountId(Guid.CreateVersion7()),
        Email = "anna@shop.example",
        FirstName = "Анна",
        LastName = "Орлова",
        Rights = Rights.Operator,
    };

    public Member Operator => Me with { Project = Project };

    public DialogCommit First(string text = "Здравствуйте")
    {
        var at = Start + Duration.FromMilliseconds(Interlocked.Increment(ref _made));
        var client = new Client
        {
            Project = Project,
            Id = new ClientId(Guid.CreateVersion7()),
            GeneratedName = $"Енот {Guid.CreateVersion7()}",
            CreatedAt = at,
        };
        var dialog = new Dialog
        {
            Project = Project,
            Id = new DialogId(Guid.CreateVersion7()),
            Site = new SiteId(Guid.CreateVersion7()),
            Visitor = new VisitorId(Guid.CreateVersion7()),
            Client = client.Id,
            Channel = ChannelKind.Site,
            Inquiry = new InquiryId(Guid.CreateVersion7()),
        };
        return Say(dialog, text) with
        {
            NewClient = client,
            NewInquiry = new Inquiry { Project = Project, Id = dialog.Inquiry, Dialog = dialog.Id, Client = client.Id, OpenedAt = at },
        };
    }

    public DialogCommit Say(Dialog dialog, string text = "Есть кто?")
    {
        var at = Start + Duration.FromMilliseconds(Interlocked.Increment(ref _made));
        var entry = new LogEntry
        {
            EventSeq = dialog.EventSeq + 1,
            Tag = new EventTag(_made + 1),
            At = at,
            Event = new MessageAccepted { Seq = dialog.MessageSeq + 1 },
        };
        return new DialogCommit
        {
            ExpectedEventSeq = dialog.EventSeq,
            Dialog = dialog with
            {
                EventSeq = entry.EventSeq,
                Tag = entry.Tag,
                MessageSeq = dialog.MessageSeq + 1,
                ClientMessages = dialog.ClientMessages + 1,
                WaitingSince = dialog.WaitingSince ?? at,
                LastAt = at,
            },
            Events = [entry],
            Accepted = new Message
            {
                Project = Project,
                Dialog = dialog.Id,
                Id = new MessageId(Guid.CreateVersion7()),
                Author = Author.Of(dialog.Visitor),
                Seq = dialog.MessageSeq + 1,
                EventSeq = entry.EventSeq,
                ClientMessages = dialog.ClientMessages + 1,
                Body = MessageBody.Kept(text),
                ContentHash = MessageBody.Kept(text).Hash(),
                AcceptedAt = at,
            },
        };
    }

    public DialogCommit Edit(Dialog dialog, Message message, string text)
    {
        var said = Say(dialog);
        return said with
        {
            Dialog = said.Dialog with { MessageSeq = dialog.MessageSeq, ClientMessages = dialog.ClientMessages },
            Events = [said.Events[0] with { Event = new MessageEdited { Seq = message.Seq } }],
            Accepted = null,
            Edited = message.Edited(MessageBody.Kept(text), said.Dialog.LastAt),
        };
    }
}
