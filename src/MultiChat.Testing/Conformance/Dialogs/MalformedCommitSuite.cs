using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;

namespace MultiChat.Testing.Conformance.Dialogs;

/// <summary>Commits that no caller may make. A store that takes one is corrupt from then on, and nobody knows since when.</summary>
internal sealed class MalformedCommitSuite : StoreSuite
{
    private const string Contradiction = "A commit that contradicts itself throws ArgumentException and changes nothing.";
    private const string NotNext = "A commit that does not follow what is stored throws ArgumentException and changes nothing.";

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case(Contradiction, f => RefusedAsync(f, said => said with { Events = [] }), "CommitWithoutEvents"),
        Case(Contradiction, f => RefusedAsync(f, said => Numbered(said, 5)), "HoleInTheEvents"),
        Case(Contradiction, f => RefusedAsync(f, said => said with { Events = [said.Events[0], said.Events[0]] }), "EventTwice"),
        Case(Contradiction, f => RefusedAsync(f, said => said with { Dialog = said.Dialog with { EventSeq = 7 } }), "DialogOfAnotherNumber"),
        Case(Contradiction, f => RefusedAsync(f, said => said with { Dialog = said.Dialog with { Tag = f.NextTag() } }), "DialogOfAnotherTag"),
        Case(Contradiction, f => RefusedAsync(f, said => said with { NewClient = StrangerOf(f, said) }), "NewClientOfAnotherDialog"),
        Case(Contradiction, f => RefusedAsync(f, said => said with { NewInquiry = InquiryOfAStranger(f, said) }), "InquiryOfAnotherClient"),
        Case(Contradiction, f => RefusedAsync(f, said => said with { Accepted = said.Accepted! with { Seq = 1 } }), "MessageNumberTwice"),
        Case(NotNext, f => RefusedAsync(f, said => Counted(said, 4)), "HoleInTheMessages"),
        Case(NotNext, f => RefusedAsync(f, said => said with { Accepted = null }), "MessageCountedAndMissing"),
        Case(NotNext, EditOfAnUnknownMessage),
        Case(NotNext, EditThatSkipsARevision),
        Case(NotNext, DialogOfAnUnknownClient),
        Case(NotNext, DialogOfAnotherClient),
        Case(NotNext, f => RefusedAsync(f, said => OfAnother(said, to => to with { Visitor = new VisitorId(f.NextId()) })), "DialogOfAnotherVisitor"),
        Case(NotNext, f => RefusedAsync(f, said => OfAnother(said, to => to with { Site = new SiteId(f.NextId()) })), "DialogOfAnotherSite"),
        Case(NotNext, f => RefusedAsync(f, said => OfAnother(said, to => to with { Channel = new ChannelKind("mail") })), "DialogOfAnotherChannel"),
    ];

    private static async Task EditOfAnUnknownMessage(StoreFixture f)
    {
        var unknown = new MessageId(f.NextId());
        await RefusedAsync(f, (dialog, first) => f.Make.Edit(dialog, first with { Id = unknown }, "Иначе"));
    }

    private static Task EditThatSkipsARevision(StoreFixture f) =>
        RefusedAsync(f, (dialog, first) => f.Make.Edit(dialog, first with { Revision = 1 }, "Иначе"));

    private static async Task DialogOfAnUnknownClient(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var commit = f.Make.First(await project.AddVisitorAsync()) with { NewClient = null };
        await Check.ThrowsAsync<ArgumentException>(() => project.TryAsync(commit), "a dialog of an unknown client");
        Check.Nothing(await f.Storage.Dialogs.FindAsync(project.Id, commit.Dialog.Id, f.Token), "dialog of a refused commit");
    }

    private static async Task DialogOfAnotherClient(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (dialog, other) = (await project.BeginAsync(), await project.BeginAsync());
        var moved = OfAnother(f.Make.Say(dialog), said => said with { Client = other.Client });
        await Check.ThrowsAsync<ArgumentException>(() => project.TryAsync(moved), "a dialog of another client");
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        await project.SayAsync(dialog);
    }

    private static Task RefusedAsync(StoreFixture f, Func<DialogCommit, DialogCommit> spoil) =>
        RefusedAsync(f, (dialog, _) => spoil(f.Make.Say(dialog)));

    private static async Task RefusedAsync(StoreFixture f, Func<Dialog, Message, DialogCommit> make)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var first = await project.LoadAsync(dialog.Id, 1);
        await Check.ThrowsAsync<ArgumentException>(() => project.TryAsync(make(dialog, first)), "a malformed commit");
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        Check.Equal(1, (await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 10, f.Token)).Count, "the number of events");
        (await project.LoadAsync(dialog.Id, 1)).CheckLike(first, "the message");
        Check.Nothing(await f.Storage.Messages.FindAsync(project.Id, dialog.Id, 2, f.Token), "second message");
        await project.SayAsync(dialog);
    }

    private static DialogCommit Numbered(DialogCommit said, long number) => said with
    {
        Events = [said.Events[0] with { EventSeq = number }],
        Dialog = said.Dialog with { EventSeq = number },
    };

    private static DialogCommit OfAnother(DialogCommit said, Func<Dialog, Dialog> other) => said with { Dialog = other(said.Dialog) };

    private static DialogCommit Counted(DialogCommit said, long number) => said with
    {
        Accepted = said.Accepted! with { Seq = number },
        Dialog = said.Dialog with { MessageSeq = number },
    };

    private static Client StrangerOf(StoreFixture f, DialogCommit said) => new()
    {
        Project = said.Dialog.Project,
        Id = new ClientId(f.NextId()),
        GeneratedName = f.NextName(),
        CreatedAt = said.Dialog.LastAt,
    };

    private static Inquiry InquiryOfAStranger(StoreFixture f, DialogCommit said) => new()
    {
        Project = said.Dialog.Project,
        Id = new InquiryId(f.NextId()),
        Dialog = said.Dialog.Id,
        Client = new ClientId(f.NextId()),
        OpenedAt = said.Dialog.LastAt,
    };
}
