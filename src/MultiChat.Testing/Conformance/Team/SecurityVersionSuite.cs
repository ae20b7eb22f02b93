using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Team;

/// <summary>What a member may do has a version, and commits rest on it.</summary>
internal sealed class SecurityVersionSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A member's version grows with each change of what they may do, and with nothing else.", VersionGrowsWithWhatTheyMayDo),
        Case("What began before a member was disabled, or given another account, is over.", SessionsSinceGrowsWithDisabling),
        Case("Saving an account grows its members' versions in all projects, and what began before is over.", SavingAnAccountGrowsItsMembers),
        Case("What a save says of the versions is ignored.", SavedVersionIsIgnored),
        Case("A commit that rests on the current versions is written.", CommitOfCurrentVersionsIsWritten),
        Case("A commit that rests on an earlier version is not written.", CommitOfAnEarlierVersionIsNotWritten),
        Case("Every member that a commit rests on is confirmed.", EveryMemberIsConfirmed),
        Case("Another project's member of the same id is another member.", MembersAreConfirmedInTheirProject),
    ];

    private static async Task VersionGrowsWithWhatTheyMayDo(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var sales = await project.AddGroupAsync();
        var (member, other) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var (before, others) = (await VersionAsync(f, member), await VersionAsync(f, other));
        foreach (var same in new[] { member, member with { FirstName = "Мария", LastName = "-", Email = "new@shop.example", Groups = [sales] } })
        {
            await SaveAsync(f, same);
            Check.Equal(before, await VersionAsync(f, member), "the version of a member who may do the same");
        }

        var changes = new[]
        {
            member with { Rights = Rights.Operator | Rights.Journal },
            member with { Rights = Rights.Journal },
            member with { Rights = Rights.Journal, Disabled = true },
            member with { Rights = Rights.Journal },
            member with { Rights = Rights.Journal, Account = new AccountId(f.NextId()) },
        };
        foreach (var changed in changes)
        {
            await SaveAsync(f, changed);
            var after = await VersionAsync(f, member);
            Check.That(after > before, $"the version has grown beyond <{before}>, not <{after}>");
            before = after;
        }

        Check.Equal(others, await VersionAsync(f, other), "the version of another member");
    }

    private static async Task SessionsSinceGrowsWithDisabling(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var began = await LoadAsync(f, member);
        await SaveAsync(f, member with { Rights = Rights.Journal });
        await SaveAsync(f, member);
        Check.That((await LoadAsync(f, member)).SessionsSince <= began.SecurityVersion, "what began goes on after a change of rights");
        await SaveAsync(f, member with { Disabled = true });
        await SaveAsync(f, member);
        var enabled = await LoadAsync(f, member);
        Check.That(enabled.SessionsSince > began.SecurityVersion, "what began before the member was disabled is over, also when they are enabled");
        Check.That(enabled.SessionsSince <= enabled.SecurityVersion, "what begins now goes on");
        await SaveAsync(f, member with { Account = new AccountId(f.NextId()) });
        Check.That((await LoadAsync(f, member)).SessionsSince > enabled.SecurityVersion, "what began with another account is over");
    }

    private static async Task SavingAnAccountGrowsItsMembers(StoreFixture f)
    {
        var (project, second) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var (member, stranger) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var elsewhere = second.NewMember() with { Account = member.Account };
        await SaveAsync(f, elsewhere);
        Member[] before = [await LoadAsync(f, member), await LoadAsync(f, elsewhere)];
        var strangers = await VersionAsync(f, stranger);
        await f.Storage.Accounts.SaveAsync(
            new Account { Id = member.Account, Email = $"{member.Account}@login.example", PasswordHash = "another" }, f.Token);
        foreach (var known in before)
        {
            var after = await LoadAsync(f, known);
            Check.That(after.SecurityVersion > known.SecurityVersion, "the version of a member has grown with their account's password");
            Check.That(after.SessionsSince > known.SecurityVersion, "what began with the earlier password is over");
        }

        Check.Equal(strangers, await VersionAsync(f, stranger), "the version of another account's member");
    }

    private static async Task SavedVersionIsIgnored(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var before = await LoadAsync(f, member);
        await SaveAsync(f, member with { SecurityVersion = 100, SessionsSince = 100 });
        var after = await LoadAsync(f, member);
        Check.Equal((before.SecurityVersion, before.SessionsSince), (after.SecurityVersion, after.SessionsSince), "the versions");
    }

    private static async Task CommitOfCurrentVersionsIsWritten(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (anna, boris) = (await LoadAsync(f, await project.AddMemberAsync()), await LoadAsync(f, await project.AddMemberAsync()));
        var dialog = await project.BeginAsync();
        var taken = await project.CommitAsync(f.Make.Take(dialog, boris.Id) with { RestsOn = [Of(anna), Of(boris)] });
        Check.Equal(taken, await project.LoadAsync(dialog.Id), "the dialog");
    }

    private static async Task CommitOfAnEarlierVersionIsNotWritten(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var anna = await LoadAsync(f, await project.AddMemberAsync());
        var dialog = await project.BeginAsync();
        await SaveAsync(f, anna with { Disabled = true });
        await RefusedAsync(f, project, f.Make.Answer(dialog, anna) with { RestsOn = [Of(anna)] }, dialog);
        await SaveAsync(f, anna);
        await RefusedAsync(f, project, f.Make.Take(dialog, anna.Id) with { RestsOn = [Of(anna)] }, dialog);
        await project.CommitAsync(f.Make.Take(dialog, anna.Id) with { RestsOn = [Of(await LoadAsync(f, anna))] });
    }

    private static async Task EveryMemberIsConfirmed(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (anna, boris) = (await LoadAsync(f, await project.AddMemberAsync()), await LoadAsync(f, await project.AddMemberAsync()));
        var dialog = await project.BeginAsync();
        await SaveAsync(f, boris with { Rights = Rights.None });
        await RefusedAsync(f, project, f.Make.Take(dialog, boris.Id) with { RestsOn = [Of(anna), Of(boris)] }, dialog);
        await RefusedAsync(f, project, f.Make.Take(dialog, boris.Id) with { RestsOn = [Of(boris), Of(anna)] }, dialog);
    }

    private static async Task MembersAreConfirmedInTheirProject(StoreFixture f)
    {
        var (project, second) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var anna = await LoadAsync(f, await project.AddMemberAsync());
        var twin = second.NewMember() with { Id = anna.Id };
        await SaveAsync(f, twin);
        await SaveAsync(f, twin with { Disabled = true });
        var dialog = await project.BeginAsync();
        await project.CommitAsync(f.Make.Take(dialog, anna.Id) with { RestsOn = [Of(anna)] });
    }

    private static async Task RefusedAsync(StoreFixture f, StoreProject project, DialogCommit commit, Dialog before)
    {
        Check.Equal(CommitOutcome.RightsChanged, await project.TryAsync(commit), "the outcome of a commit that rests on an earlier version");
        Check.Equal(before, await project.LoadAsync(before.Id), "the dialog");
        Check.Equal(before.EventSeq, (await f.Storage.Log.ReadAfterAsync(project.Id, before.Id, 0, 100, f.Token)).Count, "the number of events");
    }

    private static MemberVersion Of(Member member) => new() { Member = member.Id, Version = member.SecurityVersion };

    private static Task SaveAsync(StoreFixture f, Member member) => f.Storage.Projects.SaveMemberAsync(member, f.Token);

    private static async Task<long> VersionAsync(StoreFixture f, Member member) => (await LoadAsync(f, member)).SecurityVersion;

    private static async Task<Member> LoadAsync(StoreFixture f, Member member) => Check.Found(
        (await f.Storage.Projects.ListAsync(f.Token)).Single(team => team.Project.Id == member.Project).FindMember(member.Id), "a saved member");
}
