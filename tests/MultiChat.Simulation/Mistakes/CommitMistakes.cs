using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Simulation.Mistakes;

/// <summary>Mistakes in what is committed, and in what is said of it.</summary>
internal static class CommitMistakes
{
    public static IEnumerable<Mistake> All { get; } =
    [
        new("the answer comes before the commit")
        {
            Commit = static (world, commit, write) =>
            {
                world.Context.After(TimeSpan.FromMilliseconds(40), () => _ = write(commit).AsTask());
                return ValueTask.FromResult(CommitOutcome.Committed);
            },
        },
        new("a profile is saved upon whatever is there") { MemberVersion = static (_, known) => known },
        new("a commit is reported lost though written")
        {
            Commit = static async (world, commit, write) =>
                await write(commit) == CommitOutcome.Committed && !world.Pages.OneIn(4) ? CommitOutcome.Committed : CommitOutcome.Lost,
        },
        new("a commit is reported written though lost")
        {
            Commit = static async (world, commit, write) => world.Pages.OneIn(10) ? CommitOutcome.Committed : await write(commit),
        },
        Of("a message's text stands in its event", static commit => commit with
        {
            Events = [.. commit.Events.Select(entry => entry.Event.Message is null ? entry : entry with
            {
                Event = new UnknownEvent(entry.Event.Kind, entry.Event.Version, entry.Event.Message, $"{{\"text\":\"{commit.Accepted?.Text}\"}}"),
            })],
        }),
        Of("a note is kept under another id", static commit => commit.Events is [{ Event: NoteTaken note } entry]
            ? commit with { Events = [entry with { Event = note with { Id = new Messages.NoteId(commit.Dialog.Id.Value) } }] }
            : commit),
        Of("a note counts as an answer", static commit => commit.Events is [{ Event: NoteTaken }]
            ? commit with { Dialog = commit.Dialog with { AnsweredClientMessages = commit.Dialog.ClientMessages, WaitingSince = null } }
            : commit),
        Of("a class counts as activity", static commit => commit.Events is [{ Event: ClassSet } entry]
            ? commit with { Dialog = commit.Dialog with { LastAt = entry.At } }
            : commit),
        Of("a class is never cleared", static commit => commit.Events is [{ Event: ClassSet { Class: null } set } entry]
            ? commit with { Events = [entry with { Event = set with { Class = new Team.ClassId(commit.Dialog.Id.Value) } }] }
            : commit),
        Of("the first answer does not take", static commit =>
            commit is { Accepted.Author.IsMember: true, Events: [{ Event: Taken }, var message] }
                ? Renumbered(commit with { Events = [message], Dialog = commit.Dialog with { Responsible = null } })
                : commit),
        Of("an open dialog is reopened", static commit =>
            commit is { Accepted.Author.IsMember: false, Events: [{ Event: MessageAccepted } message], ExpectedEventSeq: > 0 }
                ? Renumbered(commit with { Events = [message with { Event = new Reopened { Inquiry = commit.Dialog.Inquiry } }, message] })
                : commit),
        Of("a dialog is reopened without an inquiry", static commit =>
            commit.ExpectedEventSeq > 0 ? commit with { NewInquiry = null } : commit),
        Of("every message adds an inquiry", static commit => commit is { Accepted.Author.IsMember: false, NewInquiry: null }
            ? commit with
            {
                NewInquiry = new Inquiry
                {
                    Project = commit.Dialog.Project,
                    Id = commit.Dialog.Inquiry,
                    Dialog = commit.Dialog.Id,
                    Client = commit.Dialog.Client,
                    OpenedAt = commit.Dialog.LastAt,
                },
            }
            : commit),
        Of("unread is not cleared by an answer", static commit => commit.Accepted is { Author.IsMember: true }
            ? commit with { Dialog = commit.Dialog with { AnsweredClientMessages = 0 } }
            : commit),
        Of("time goes back in a dialog", static commit => commit.ExpectedEventSeq > 0
            ? commit with { Events = [.. commit.Events.Select(entry => entry with { At = entry.At - Duration.FromHours(2) })] }
            : commit),
        Of("a number is left out", static commit => commit.ExpectedEventSeq is > 0 and var expected && expected % 5 == 0
            ? commit with { Events = [.. commit.Events.Select(entry => entry with { EventSeq = entry.EventSeq + 1 })], Dialog = commit.Dialog with { EventSeq = commit.Dialog.EventSeq + 1 } }
            : commit),
        Of("a number of a message is used twice", static commit => commit.Accepted is { Seq: > 3 } accepted
            ? commit with { Accepted = accepted with { Seq = accepted.Seq - 1 } }
            : commit),
        Of("a text is cut", static commit => commit.Accepted is { } accepted
            ? commit with { Accepted = accepted with { Body = Messages.MessageBody.Kept(accepted.Text[..3]) } }
            : commit),
        Of("an edit moves the message's time", static commit => commit.Edited is { } edited
            ? commit with { Edited = edited with { AcceptedAt = commit.Dialog.LastAt } }
            : commit),
        Of("two tabs' first messages make two dialogs", static commit => commit is { NewClient: not null, Accepted: { } accepted } && accepted.Id.Value.ToByteArray()[15] % 2 == 0
            ? commit with { Dialog = commit.Dialog with { Visitor = new Clients.VisitorId(accepted.Id.Value) } }
            : commit),
        Of("closing leaves the dialog open", static commit => commit.Events[^1].Event is Closed
            ? commit with { Dialog = commit.Dialog with { Status = DialogStatus.Open } }
            : commit),
        Of("a take makes nobody responsible", static commit => commit.Events[^1].Event is Taken
            ? commit with { Dialog = commit.Dialog with { Responsible = null } }
            : commit),
        Of("an answer is another author's", static commit => commit.Accepted is { Author.IsMember: true, Author: { } author } accepted
            ? commit with { Accepted = accepted with { Author = Author.Of(new Team.MemberId(commit.Dialog.Client.Value)) } }
            : commit),
        Of("two clients get one name", static commit => commit.NewClient is { } client
            ? commit with { NewClient = client with { GeneratedName = " " } }
            : commit),
    ];

    private static Mistake Of(string name, Func<DialogCommit, DialogCommit> change) =>
        new(name) { Commit = (_, commit, write) => write(change(commit)) };

    private static DialogCommit Renumbered(DialogCommit commit)
    {
        LogEntry[] events = [.. commit.Events.Select((entry, index) => entry with { EventSeq = commit.ExpectedEventSeq + 1 + index })];
        var accepted = commit.Accepted is { } message
            ? message with { EventSeq = events.First(entry => entry.Event is MessageAccepted or RequestLeft).EventSeq }
            : null;
        return commit with { Events = events, Accepted = accepted, Dialog = commit.Dialog with { EventSeq = events[^1].EventSeq, Tag = events[^1].Tag } };
    }
}
