using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Dialogs;

/// <summary>Commits that did not see the dialog's last event.</summary>
internal sealed class LostRaceSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A commit that did not see the last event is lost, and nothing of it is written.", StaleCommitIsLost),
        Case("A commit that saw an event that is not there is lost.", CommitFromTheFutureIsLost),
        Case("A dialog that exists is not made again.", ExistingDialogIsNotMadeAgain),
        Case("A commit to a dialog that does not exist is lost if it saw one.", CommitToAMissingDialogIsLost),
        Case("What a lost commit would have taken stays free.", LostCommitTakesNothing),
        Case("Of many takers at once exactly one wins, and the losers can learn who.", OneOfManyTakersWins),
        Case("Of many edits of one message at once exactly one wins.", OneOfManyEditsWins),
        Case("An edit that lost leaves text and revisions as they were.", LostEditLeavesTheText),
        Case("First messages of one visitor at once make one dialog, client and message.", FirstMessagesAtOnceMakeOneDialog),
    ];

    private static async Task StaleCommitIsLost(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var seen = await project.BeginAsync();
        var moved = await project.SayAsync(seen, "Первое");
        var stale = f.Make.Say(seen, "Опоздавшее");
        await LostAsync(f, project, stale, moved);
        var (author, id) = (stale.Accepted!.Author, stale.Accepted.Id);
        Check.Nothing(await f.Storage.Messages.FindByKeyAsync(project.Id, author, id, f.Token), "message of a lost commit");
    }

    private static async Task CommitFromTheFutureIsLost(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var ahead = f.Make.Say(f.Make.Say(dialog).Dialog);
        await LostAsync(f, project, ahead, dialog);
    }

    private static async Task ExistingDialogIsNotMadeAgain(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var again = f.Make.First(await project.AddVisitorAsync());
        again = again with { Dialog = again.Dialog with { Id = dialog.Id }, Accepted = again.Accepted! with { Dialog = dialog.Id } };
        again = again with { NewInquiry = again.NewInquiry! with { Dialog = dialog.Id } };
        await LostAsync(f, project, again, dialog);
    }

    private static async Task CommitToAMissingDialogIsLost(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var never = f.Make.First(await project.AddVisitorAsync());
        Check.Equal(CommitOutcome.Lost, await project.TryAsync(f.Make.Say(never.Dialog)), "the outcome of a commit to a missing dialog");
        Check.Nothing(await f.Storage.Dialogs.FindAsync(project.Id, never.Dialog.Id, f.Token), "dialog after a lost commit");
    }

    private static async Task LostCommitTakesNothing(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var moved = await project.SayAsync(dialog);
        var stale = f.Make.Say(dialog);
        Check.Equal(CommitOutcome.Lost, await project.TryAsync(stale), "the outcome of a stale commit");
        var again = f.Make.Say(moved, "Тот же ключ", id: stale.Accepted!.Id);
        await project.CommitAsync(again);
        (await project.LoadAsync(dialog.Id, 3)).CheckLike(again.Accepted, "the message under the same id");
        var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 10, f.Token);
        Check.Sequence([1, 2, 3], log.Select(item => item.Entry.EventSeq), "the numbers of the events, of which a lost commit takes none");

        var taken = f.Make.First(await project.AddVisitorAsync());
        var named = taken.NewClient! with { GeneratedName = (await NameOfAsync(f, moved)).GeneratedName };
        Check.Equal(CommitOutcome.Lost, await project.TryAsync(taken with { NewClient = named }), "the outcome under a taken name");
        await project.CommitAsync(taken);
    }

    private static async Task OneOfManyTakersWins(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var members = new List<Member>();
        for (var i = 0; i < 16; i++)
        {
            members.Add(await project.AddMemberAsync());
        }

        for (var round = 0; round < 10; round++)
        {
            var dialog = await project.BeginAsync();
            var outcomes = await Together.RunAsync(16, number => project.TryAsync(f.Make.Take(dialog, members[number].Id)));
            Check.Equal(1, outcomes.Count(outcome => outcome == CommitOutcome.Committed), "the number of takers who won");
            var winner = members[Array.IndexOf(outcomes, CommitOutcome.Committed)];
            Check.Equal(winner.Id, (await project.LoadAsync(dialog.Id)).Responsible, "the responsible");
            Check.Equal(2, (await project.LoadAsync(dialog.Id)).EventSeq, "the number of events");
        }
    }

    private static async Task OneOfManyEditsWins(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var message = await project.LoadAsync(dialog.Id, 1);
        var outcomes = await Together.RunAsync(16, number => project.TryAsync(f.Make.Edit(dialog, message, $"Текст {number}")));
        Check.Equal(1, outcomes.Count(outcome => outcome == CommitOutcome.Committed), "the number of edits that won");
        var text = (await project.LoadAsync(dialog.Id, 1)).Text;
        Check.Equal($"Текст {Array.IndexOf(outcomes, CommitOutcome.Committed)}", text, "the text");
        var revisions = await f.Storage.Messages.ListRevisionsAsync(project.Id, dialog.Id, message.Id, f.Token);
        Check.Sequence([message.Text, text], revisions.Select(revision => revision.Text), "the revisions");
    }

    private static async Task LostEditLeavesTheText(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync("Как есть");
        var message = await project.LoadAsync(dialog.Id, 1);
        var moved = await project.SayAsync(dialog);
        await LostAsync(f, project, f.Make.Edit(dialog, message, "Иначе"), moved);
        (await project.LoadAsync(dialog.Id, 1)).CheckLike(message, "the message");
        var revisions = await f.Storage.Messages.ListRevisionsAsync(project.Id, dialog.Id, message.Id, f.Token);
        Check.Sequence(["Как есть"], revisions.Select(revision => revision.Text), "the revisions");
    }

    private static async Task FirstMessagesAtOnceMakeOneDialog(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var visitor = await project.AddVisitorAsync();
        var commits = Enumerable.Range(0, 16).Select(_ => f.Make.First(visitor)).ToList();
        var outcomes = await Together.RunAsync(16, number => project.TryAsync(commits[number]));
        Check.Equal(1, outcomes.Count(outcome => outcome == CommitOutcome.Committed), "the number of first messages that won");
        var won = commits[Array.IndexOf(outcomes, CommitOutcome.Committed)];
        var found = await f.Storage.Dialogs.FindByVisitorAsync(project.Id, visitor.Id, ChannelKind.Site, f.Token);
        Check.Equal(won.Dialog, found, "the visitor's dialog");
        var names = commits.Select(commit => commit.NewClient!.GeneratedName).ToList();
        var taken = await f.Storage.Clients.ListTakenNamesAsync(project.Id, names, f.Token);
        Check.Same([won.NewClient!.GeneratedName], taken, "the names taken");
        foreach (var lost in commits.Where(commit => commit != won))
        {
            Check.Nothing(await f.Storage.Dialogs.FindAsync(project.Id, lost.Dialog.Id, f.Token), "dialog of a lost commit");
            Check.Nothing(await f.Storage.Clients.FindAsync(project.Id, lost.Dialog.Client, f.Token), "client of a lost commit");
        }
    }

    private static async Task<Client> NameOfAsync(StoreFixture f, Dialog dialog) =>
        Check.Found(await f.Storage.Clients.FindAsync(dialog.Project, dialog.Client, f.Token), "the client");

    private static async Task LostAsync(StoreFixture f, StoreProject project, DialogCommit commit, Dialog kept)
    {
        Check.Equal(CommitOutcome.Lost, await project.TryAsync(commit), "the outcome of a commit that did not see the last event");
        Check.Equal(kept, await project.LoadAsync(kept.Id), "the dialog");
        var log = await f.Storage.Log.ReadAfterAsync(kept.Project, kept.Id, 0, 100, f.Token);
        Check.Equal(kept.EventSeq, log.Count, "the number of events");
        Check.Nothing(await f.Storage.Messages.FindAsync(kept.Project, kept.Id, kept.MessageSeq + 1, f.Token), "message of a lost commit");
        if (commit.NewClient is { } client)
        {
            Check.Nothing(await f.Storage.Clients.FindAsync(kept.Project, client.Id, f.Token), "client of a lost commit");
            var taken = await f.Storage.Clients.ListTakenNamesAsync(kept.Project, [client.GeneratedName], f.Token);
            Check.Same([], taken, "the names that a lost commit took");
        }
    }
}
