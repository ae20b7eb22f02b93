using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Dialogs;

/// <summary>Two writes of which one stops in its middle: found by force, not by chance, in a store that does not keep them apart.</summary>
internal sealed class InterleavingSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Of two commits that saw the same event one is lost, wherever the other stops.", TwoCommitsToOneDialog),
        Case("Of two commits under one key one is lost, wherever the other stops.", TwoCommitsOfOneKey),
        Case("Of two clients of one generated name one is made, wherever the other stops.", TwoClientsOfOneName),
        Case("Of two saves of one version of a card one succeeds, wherever the other stops.", TwoSavesOfOneCard),
        Case("A dialog that is taken in the middle of a dismissal does not stay with who is dismissed.", TakingInTheMiddleOfADismissal),
    ];

    private static Task TwoCommitsToOneDialog(StoreFixture f) => CommitsAsync(f, async project =>
    {
        var dialog = await project.BeginAsync();
        return (f.Make.Say(dialog, "Первое"), f.Make.Say(dialog, "Второе"));
    });

    private static Task TwoCommitsOfOneKey(StoreFixture f) => CommitsAsync(f, async project =>
    {
        var (member, id) = (await project.AddMemberAsync(), new MessageId(f.NextId()));
        var (one, other) = (await project.BeginAsync(), await project.BeginAsync());
        return (f.Make.Answer(one, member, id: id), f.Make.Answer(other, member, id: id));
    });

    private static Task TwoClientsOfOneName(StoreFixture f) => CommitsAsync(f, async project =>
    {
        var one = f.Make.First(await project.AddVisitorAsync());
        var other = f.Make.First(await project.AddVisitorAsync());
        return (one, other with { NewClient = other.NewClient! with { GeneratedName = one.NewClient!.GeneratedName } });
    });

    private static Task TwoSavesOfOneCard(StoreFixture f) => Interleaving.RunAsync<bool>(
        async () =>
        {
            var project = await f.AddProjectAsync();
            var first = f.Make.First(await project.AddVisitorAsync());
            await project.CommitAsync(first);
            var one = first.NewClient!.With(new ClientCard { Name = "Первый", Fields = [new ClientField { Name = "Размер", Value = "M" }] });
            var other = first.NewClient!.With(new ClientCard { Name = "Второй" });
            return (
                (Action touched) => f.Storage.Clients.TrySaveAsync(
                    one with { Card = one.Card with { Fields = new TouchedList<ClientField>(one.Card.Fields, touched) } }, f.Token),
                () => f.Storage.Clients.TrySaveAsync(other, f.Token),
                async (bool saved, bool otherSaved) =>
                {
                    Check.That(saved != otherSaved, $"one of the two is saved, not <{saved}> and <{otherSaved}>");
                    var kept = await f.Storage.Clients.FindAsync(project.Id, one.Id, f.Token);
                    kept.CheckLike(saved ? one : other, "the client");
                });
        },
        f.Token);

    private static Task TakingInTheMiddleOfADismissal(StoreFixture f) => Interleaving.RunAsync<bool>(
        async () =>
        {
            var project = await f.AddProjectAsync();
            var added = await project.AddMemberAsync();
            var anna = (await f.Storage.Projects.ListAsync(f.Token)).Single(team => team.Project.Id == project.Id).FindMember(added.Id)!;
            var dialog = await project.BeginAsync();
            var resting = new MemberVersion { Member = anna.Id, Version = anna.SecurityVersion };
            return (
                async (Action touched) =>
                {
                    var dismissed = anna with { Disabled = true, Groups = new TouchedList<GroupId>(anna.Groups, touched) };
                    await ((IDismissalStore)f.Storage.Projects).DismissAsync(
                        dismissed, taken => f.Make.Change(taken, new LetGo(), released => released with { Responsible = null }), f.Token);
                    return true;
                },
                async () => await project.TryAsync(f.Make.Take(dialog, anna.Id) with { RestsOn = [resting] }) == CommitOutcome.Committed,
                async (bool _, bool _) => Check.Nothing((await project.LoadAsync(dialog.Id)).Responsible, "responsible after the dismissal"));
        },
        f.Token);

    private static Task CommitsAsync(StoreFixture f, Func<StoreProject, Task<(DialogCommit One, DialogCommit Other)>> make) =>
        Interleaving.RunAsync<CommitOutcome>(
            async () =>
            {
                var project = await f.AddProjectAsync();
                var (one, other) = await make(project);
                return (
                    (Action touched) => project.TryAsync(one with { Events = new TouchedList<Events.LogEntry>(one.Events, touched) }),
                    () => project.TryAsync(other),
                    (CommitOutcome outcome, CommitOutcome otherOutcome) =>
                        CheckAsync(f, project, (one, outcome), (other, otherOutcome)));
            },
            f.Token);

    private static async Task CheckAsync(
        StoreFixture f, StoreProject project, (DialogCommit Commit, CommitOutcome Outcome) one, (DialogCommit Commit, CommitOutcome Outcome) other)
    {
        Check.That(one.Outcome != other.Outcome, $"one of the two is lost, not both <{one.Outcome}>");
        var won = one.Outcome == CommitOutcome.Committed ? one.Commit : other.Commit;
        Check.Equal(won.Dialog, await project.LoadAsync(won.Dialog.Id), "the dialog");
        (await project.LoadAsync(won.Dialog.Id, won.Dialog.MessageSeq)).CheckLike(won.Accepted, "the message");
        var log = await f.Storage.Log.ReadAfterAsync(project.Id, won.Dialog.Id, 0, 100, f.Token);
        Check.Equal(won.Dialog.EventSeq, log.Count, "the number of events");
    }
}
