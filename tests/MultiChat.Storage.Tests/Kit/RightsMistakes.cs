using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Team;
using MultiChat.Testing.Twins;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with the versions of members, and with taking the desk from one.</summary>
internal static class RightsMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("does not ask who a commit rests on", "SecurityVersion.CommitOfAnEarlierVersionIsNotWritten", (inner, _) => new Confirming(inner, 0)),
        In("confirms who acts only", "SecurityVersion.EveryMemberIsConfirmed", (inner, _) => new Confirming(inner, 1)),
        In("confirms before the commit and not inside", "Dismissal.TakingWhileDismissed", (inner, projects) => new ConfirmingFirst(inner, projects)),
        In("counts no change of a password", "SecurityVersion.SavingAnAccountGrowsItsMembers", inner => new Frozen(inner)),
        In("lets old sessions live again", "SecurityVersion.SessionsSinceGrowsWithDisabling", inner => new Frozen(inner)),
        In("releases one by one", "Dismissal.AllIsReleasedOrNothing", (inner, storage) => new OneByOne(inner, storage)),
        In("releases the latest first", "Dismissal.DialogsAreReleasedInTheOrderOfIds", (inner, storage) => new OneByOne(inner, storage)),
        In("leaves the sessions of a disabled account", "Dismissal.SessionsOfADisabledAccountEnd", (inner, storage) => new OneByOne(inner, storage)),
        In("ends the sessions of everybody dismissed", "Dismissal.SessionsOfAnEnabledAccountGoOn", (inner, storage) => new SigningOut(inner, storage)),
        In("releases while the member still has the desk", "Interleaving.TakingInTheMiddleOfADismissal", (inner, storage) => new ReleasingFirst(inner, storage)),
        In("cannot dismiss", "Dismissal.OpenDialogsOfTheMemberAreReleased", inner => OverriddenPort.Without(inner, typeof(IDismissalStore))),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IDialogStore, IProjectStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Dialogs)] = spoil(storage.Dialogs, storage.Projects) });

    private static Mistake In(string name, string rejectedBy, Func<IProjectStore, ChatStorage, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Projects)] = spoil(storage.Projects, storage) });

    private static Mistake In(string name, string rejectedBy, Func<IProjectStore, object> spoil) =>
        In(name, rejectedBy, (IProjectStore inner, ChatStorage _) => spoil(inner));

    private sealed class Confirming(IDialogStore inner, int most)
    {
        public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
            inner.CommitAsync(commit with { RestsOn = [.. commit.RestsOn.Take(most)] }, cancellation);
    }

    private sealed class ConfirmingFirst(IDialogStore inner, IProjectStore projects)
    {
        private readonly Gap _gap = new();

        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            if (commit.RestsOn is { Count: > 0 } members)
            {
                var team = (await projects.ListAsync(cancellation)).Single(known => known.Project.Id == commit.Dialog.Project);
                if (members.Any(known => team.FindMember(known.Member)?.SecurityVersion != known.Version))
                {
                    return CommitOutcome.RightsChanged;
                }

                await _gap.PassAsync();
            }

            return await inner.CommitAsync(commit with { RestsOn = [] }, cancellation);
        }
    }

    private sealed class Frozen(IProjectStore inner)
    {
        public async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
        [
            .. (await inner.ListAsync(cancellation)).Select(team => team with
            {
                Members = [.. team.Members.Select(member => member with { SessionsSince = 0 })],
            }),
        ];
    }

    private class OneByOne(IProjectStore inner, ChatStorage storage)
    {
        public virtual async Task<IReadOnlyList<DialogCommit>> DismissAsync(
            Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
        {
            await inner.SaveMemberAsync(member, cancellation);
            var released = new List<DialogCommit>();
            foreach (var row in await storage.Desk.ListAsync(member, Section.Mine, after: null, limit: 100, cancellation))
            {
                if (row.Dialog.Responsible == member.Id)
                {
                    released.Add(release(row.Dialog));
                    await storage.Dialogs.CommitAsync(released[^1], cancellation);
                }
            }

            return released;
        }
    }

    private sealed class ReleasingFirst(IProjectStore inner, ChatStorage storage)
    {
        public async Task<IReadOnlyList<DialogCommit>> DismissAsync(
            Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
        {
            var rows = await storage.Desk.ListAsync(member, Section.Mine, after: null, limit: 100, cancellation);
            var released = rows.Where(row => row.Dialog.Responsible == member.Id).Select(row => release(row.Dialog)).ToList();
            foreach (var commit in released)
            {
                await storage.Dialogs.CommitAsync(commit, cancellation);
            }

            await inner.SaveMemberAsync(member, cancellation);
            return released;
        }
    }

    private sealed class SigningOut(IProjectStore inner, ChatStorage storage) : OneByOne(inner, storage)
    {
        private readonly ChatStorage _storage = storage;

        public override async Task<IReadOnlyList<DialogCommit>> DismissAsync(
            Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
        {
            await _storage.Accounts.SaveAsync(new Account { Id = member.Account, Email = $"{member.Account}@login.example" }, cancellation);
            return await base.DismissAsync(member, release, cancellation);
        }
    }
}
