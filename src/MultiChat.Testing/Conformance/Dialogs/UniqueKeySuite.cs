using System.Text;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Dialogs;

/// <summary>Keys that a commit may not take twice.</summary>
internal sealed class UniqueKeySuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A second message of one author and id in a dialog is lost.", SameAuthorAndIdInOneDialogIsLost),
        Case("A second message of one author and id is lost in any dialog of the project.", SameAuthorAndIdInAnotherDialogIsLost),
        Case("A second message of one dialog and id is lost, whoever wrote it.", SameDialogAndIdOfAnotherAuthorIsLost),
        Case("Another author may use the same id in another dialog.", SameIdOfAnotherAuthorElsewhereIsFree),
        Case("A visitor and a member of one UUID are two authors.", VisitorAndMemberOfOneUuidAreTwoAuthors),
        Case("An edit does not free the key.", EditDoesNotFreeTheKey),
        Case("Of many commits of one key in many dialogs at once one wins.", OneOfManyCommitsOfOneKeyWins),
        Case("A second dialog of one visitor and channel is lost, and nothing of it is written.", SecondDialogOfAVisitorIsLost),
        Case("A second client of one generated name is lost, and nothing of it is written.", SecondClientOfANameIsLost),
        Case("Generated names are compared exactly.", NamesThatDifferInAUnitAreTwo),
        Case("Of many clients of one generated name at once one is made.", OneOfManyClientsOfOneNameIsMade),
        Case("A generated name stays taken after a name was entered.", GeneratedNameStaysTaken),
    ];

    private static async Task SameAuthorAndIdInOneDialogIsLost(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.SayAsync(await project.BeginAsync());
        var first = await project.LoadAsync(dialog.Id, 1);
        await LostAsync(project, f.Make.Say(dialog, first.Text, id: first.Id), dialog);
        await LostAsync(project, f.Make.Say(dialog, "Другое содержание", id: first.Id), dialog);
        (await project.LoadAsync(dialog.Id, 1)).CheckLike(first, "the first message of the key");
    }

    private static async Task SameAuthorAndIdInAnotherDialogIsLost(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var (dialog, other) = (await project.AnswerAsync(await project.BeginAsync(), member), await project.BeginAsync());
        var answer = await project.LoadAsync(dialog.Id, 2);
        await LostAsync(project, f.Make.Answer(other, member, answer.Text, id: answer.Id), other);
    }

    private static async Task SameDialogAndIdOfAnotherAuthorIsLost(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var dialog = await project.BeginAsync();
        var said = await project.LoadAsync(dialog.Id, 1);
        await LostAsync(project, f.Make.Answer(dialog, member, id: said.Id), dialog);
        Check.Nothing(
            await f.Storage.Messages.FindByKeyAsync(project.Id, Author.Of(member.Id), said.Id, f.Token), "message of the other author");
    }

    private static async Task SameIdOfAnotherAuthorElsewhereIsFree(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (dialog, other) = (await project.BeginAsync(), await project.BeginAsync());
        var said = await project.LoadAsync(dialog.Id, 1);
        var commit = f.Make.Say(other, "Тот же номер", id: said.Id);
        await project.CommitAsync(commit);
        (await f.Storage.Messages.FindByKeyAsync(project.Id, said.Author, said.Id, f.Token)).CheckLike(said, "the one author's message");
        (await f.Storage.Messages.FindByKeyAsync(project.Id, commit.Accepted!.Author, said.Id, f.Token))
            .CheckLike(commit.Accepted, "the other author's message");
    }

    private static async Task VisitorAndMemberOfOneUuidAreTwoAuthors(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (dialog, other) = (await project.BeginAsync(), await project.BeginAsync());
        var twin = project.NewMember() with { Id = new MemberId(dialog.Visitor.Value) };
        await project.AddMemberAsync(twin);
        var said = await project.LoadAsync(dialog.Id, 1);
        var commit = f.Make.Answer(other, twin, id: said.Id);
        await project.CommitAsync(commit);
        var byTwin = await f.Storage.Messages.FindByKeyAsync(project.Id, Author.Of(twin.Id), said.Id, f.Token);
        byTwin.CheckLike(commit.Accepted, "the member's message");
        var byVisitor = await f.Storage.Messages.FindByKeyAsync(project.Id, Author.Of(dialog.Visitor), said.Id, f.Token);
        byVisitor.CheckLike(said, "the visitor's message");
    }

    private static async Task EditDoesNotFreeTheKey(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var said = await project.LoadAsync(dialog.Id, 1);
        dialog = await project.CommitAsync(f.Make.Edit(dialog, said, "Иначе"));
        await LostAsync(project, f.Make.Say(dialog, said.Text, id: said.Id), dialog);
        Check.Equal("Иначе", (await project.LoadAsync(dialog.Id, 1)).Text, "the text after a retry of the first send");
    }

    private static async Task OneOfManyCommitsOfOneKeyWins(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var dialogs = new List<Dialog>();
        for (var i = 0; i < 16; i++)
        {
            dialogs.Add(await project.BeginAsync());
        }

        var id = new MessageId(f.NextId());
        var outcomes = await Together.RunAsync(16, number => project.TryAsync(f.Make.Answer(dialogs[number], member, id: id)));
        Check.Equal(1, outcomes.Count(outcome => outcome == CommitOutcome.Committed), "the number of commits that won");
        var won = dialogs[Array.IndexOf(outcomes, CommitOutcome.Committed)];
        var found = await f.Storage.Messages.FindByKeyAsync(project.Id, Author.Of(member.Id), id, f.Token);
        Check.Equal(won.Id, found?.Dialog, "the dialog of the message");
    }

    private static async Task SecondDialogOfAVisitorIsLost(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var visitor = await project.AddVisitorAsync();
        var dialog = await project.CommitAsync(f.Make.First(visitor));
        var second = f.Make.First(visitor);
        await LostAsync(project, second, dialog);
        await NothingOfAsync(f, second);
        Check.Equal(
            dialog, await f.Storage.Dialogs.FindByVisitorAsync(project.Id, visitor.Id, ChannelKind.Site, f.Token), "the visitor's dialog");
    }

    private static async Task SecondClientOfANameIsLost(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = Named(f.Make.First(await project.AddVisitorAsync()), "Весёлый Енот");
        await project.CommitAsync(first);
        var second = Named(f.Make.First(await project.AddVisitorAsync()), "Весёлый Енот");
        await LostAsync(project, second, first.Dialog);
        await NothingOfAsync(f, second);
        var dialog = await f.Storage.Dialogs.FindByVisitorAsync(project.Id, second.Dialog.Visitor, ChannelKind.Site, f.Token);
        Check.Nothing(dialog, "dialog of a lost commit");
    }

    private static async Task NamesThatDifferInAUnitAreTwo(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        foreach (var name in new[] { "Ёж Й", "Еж Й", "ёж й", "Ёж Й 2", "Ёж Й".Normalize(NormalizationForm.FormD) })
        {
            await project.CommitAsync(Named(f.Make.First(await project.AddVisitorAsync()), name));
        }
    }

    private static async Task OneOfManyClientsOfOneNameIsMade(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var outcomes = await Together.RunAsync(
            32, async _ => await project.TryAsync(Named(f.Make.First(await project.AddVisitorAsync()), "Весёлый Енот")));
        Check.Equal(1, outcomes.Count(outcome => outcome == CommitOutcome.Committed), "the number of clients made");
    }

    private static async Task GeneratedNameStaysTaken(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = Named(f.Make.First(await project.AddVisitorAsync()), "Весёлый Енот");
        await project.CommitAsync(first);
        await f.Storage.Clients.TrySaveAsync(first.NewClient!.With(new ClientCard { Name = "Пётр" }), f.Token);
        await LostAsync(project, Named(f.Make.First(await project.AddVisitorAsync()), "Весёлый Енот"), first.Dialog);
        await project.CommitAsync(Named(f.Make.First(await project.AddVisitorAsync()), "Пётр"));
    }

    private static DialogCommit Named(DialogCommit first, string name) =>
        first with { NewClient = first.NewClient! with { GeneratedName = name } };

    private static async Task LostAsync(StoreProject project, DialogCommit commit, Dialog kept)
    {
        Check.Equal(CommitOutcome.Lost, await project.TryAsync(commit), "the outcome of a commit under a taken key");
        Check.Equal(kept, await project.LoadAsync(kept.Id), "the dialog that stands");
    }

    private static async Task NothingOfAsync(StoreFixture f, DialogCommit lost)
    {
        var (project, message) = (lost.Dialog.Project, lost.Accepted!);
        Check.Nothing(await f.Storage.Dialogs.FindAsync(project, lost.Dialog.Id, f.Token), "dialog of a lost commit");
        Check.Nothing(await f.Storage.Clients.FindAsync(project, lost.Dialog.Client, f.Token), "client of a lost commit");
        Check.Nothing(await f.Storage.Messages.FindByKeyAsync(project, message.Author, message.Id, f.Token), "message of a lost commit");
        Check.Equal(0, (await f.Storage.Log.ReadAfterAsync(project, lost.Dialog.Id, 0, 10, f.Token)).Count, "the events of a lost commit");
    }
}
