using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Outbox;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.Team;

/// <summary>The desk is taken from a member together with all that ends by it.</summary>
internal sealed class DismissalSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("The member is saved, and their open dialogs are released, nobody else's.", OpenDialogsOfTheMemberAreReleased),
        Case("Each release is the next event of its log, with its outbox row.", ReleaseIsAnEventOfItsLog),
        Case("Dialogs are released in the order of ids.", DialogsAreReleasedInTheOrderOfIds),
        Case("Where one release fails nothing is written.", AllIsReleasedOrNothing),
        Case("A dismissal that a unique key forbids writes nothing.", TakenEmailDismissesNobody),
        Case("A dismissal that is cancelled before it begins writes nothing.", CancelledDismissalIsNothing),
        Case("The sessions of an account that is enabled nowhere are ended.", SessionsOfADisabledAccountEnd),
        Case("The sessions of an account that is enabled elsewhere, or that lost a right only, go on.", SessionsOfAnEnabledAccountGoOn),
        Case("A dialog that is taken while its taker is dismissed does not stay with them.", TakingWhileDismissed),
    ];

    private static async Task OpenDialogsOfTheMemberAreReleased(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (anna, boris) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var (hers, his, nobodys) = (await TakenAsync(f, project, anna), await TakenAsync(f, project, boris), await project.BeginAsync());
        var archived = await project.CommitAsync(f.Make.Close(await TakenAsync(f, project, anna)));
        var released = await DismissAsync(f, anna with { Disabled = true, FirstName = "Мария" });
        Check.Sequence([hers.Id], released.Select(commit => commit.Dialog.Id), "the dialogs that were released");
        Check.Equal(released[0].Dialog, await project.LoadAsync(hers.Id), "the released dialog");
        Check.Nothing((await project.LoadAsync(hers.Id)).Responsible, "responsible of it");
        foreach (var other in new[] { his, nobodys, archived })
        {
            Check.Equal(other, await project.LoadAsync(other.Id), "another dialog");
        }

        var saved = await LoadAsync(f, anna);
        Check.That(saved is { Disabled: true, FirstName: "Мария" }, "the member is saved");
    }

    private static async Task ReleaseIsAnEventOfItsLog(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var anna = await project.AddMemberAsync();
        var dialog = await TakenAsync(f, project, anna);
        var released = (await DismissAsync(f, anna with { Rights = Rights.None }, handler: "crm"))[0];
        var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, dialog.EventSeq, 10, f.Token);
        Check.Sequence(released.Events, log.Select(item => item.Entry), "the events after the dismissal");
        var now = released.Dialog.LastAt;
        var taken = await f.Storage.Outbox.TakeAsync(project.Id, ["crm"], now, now + Duration.FromMinutes(1), 10, f.Token);
        Check.Sequence([(dialog.Id, released.Dialog.EventSeq)], taken.Rows.Select(row => (row.Dialog, row.EventSeq)), "the outbox rows");
        await project.SayAsync(released.Dialog);
    }

    private static async Task DialogsAreReleasedInTheOrderOfIds(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var anna = await project.AddMemberAsync();
        var dialogs = new List<Dialog>();
        for (var i = 0; i < 5; i++)
        {
            dialogs.Add(await TakenAsync(f, project, anna));
        }

        // The one of least id is the last that anything happened in.
        await project.SayAsync(dialogs[0]);
        var released = await DismissAsync(f, anna with { Rights = Rights.None });
        Check.Sequence(dialogs.Select(dialog => dialog.Id), released.Select(commit => commit.Dialog.Id), "the dialogs");
    }

    private static async Task AllIsReleasedOrNothing(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var anna = await project.AddMemberAsync();
        var session = await SignInAsync(f, anna);
        Dialog[] dialogs = [await TakenAsync(f, project, anna), await TakenAsync(f, project, anna), await TakenAsync(f, project, anna)];
        await Check.ThrowsAsync<ArgumentException>(
            () => Store(f).DismissAsync(
                anna with { Disabled = true },
                dialog => dialog.Id == dialogs[^1].Id ? Release(f, dialog) with { Events = [] } : Release(f, dialog),
                f.Token),
            "a release without an event");
        foreach (var dialog in dialogs)
        {
            Check.Equal(dialog, await project.LoadAsync(dialog.Id), "a dialog that was not released");
        }

        Check.That(!(await LoadAsync(f, anna)).Disabled, "the member is not saved");
        Check.Found(await FindAsync(f, session), "the session");
    }

    private static async Task TakenEmailDismissesNobody(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (anna, boris) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var dialog = await TakenAsync(f, project, anna);
        await Check.ThrowsAsync<DuplicateKeyException>(
            () => DismissAsync(f, anna with { Disabled = true, Email = boris.Email }), "a dismissal with a taken e-mail");
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        Check.That(!(await LoadAsync(f, anna)).Disabled, "the member is not saved");
    }

    private static async Task CancelledDismissalIsNothing(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var anna = await project.AddMemberAsync();
        var dialog = await TakenAsync(f, project, anna);
        await Check.ThrowsAsync<OperationCanceledException>(
            () => Store(f).DismissAsync(anna with { Disabled = true }, known => Release(f, known), new CancellationToken(canceled: true)),
            "a cancelled dismissal");
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        Check.That(!(await LoadAsync(f, anna)).Disabled, "the member is not saved");
    }

    private static async Task SessionsOfADisabledAccountEnd(StoreFixture f)
    {
        var (project, second) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var (anna, boris) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        await f.Storage.Projects.SaveMemberAsync(second.NewMember() with { Account = anna.Account, Disabled = true }, f.Token);
        var (hers, his) = (await SignInAsync(f, anna), await SignInAsync(f, boris));
        await DismissAsync(f, anna with { Disabled = true });
        Check.Nothing(await FindAsync(f, hers), "session of an account that is enabled nowhere");
        Check.Found(await FindAsync(f, his), "the session of another account");
    }

    private static async Task SessionsOfAnEnabledAccountGoOn(StoreFixture f)
    {
        var (project, second) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var (anna, boris) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var elsewhere = second.NewMember() with { Account = anna.Account };
        await f.Storage.Projects.SaveMemberAsync(elsewhere, f.Token);
        var (hers, his) = (await SignInAsync(f, anna, elsewhere), await SignInAsync(f, boris));
        await DismissAsync(f, anna with { Disabled = true });
        await DismissAsync(f, boris with { Rights = Rights.Journal });
        await f.Storage.Projects.SaveMemberAsync(anna, f.Token);
        var session = Check.Found(await FindAsync(f, hers), "the session of an account that is enabled elsewhere");
        Check.That(session.SignsIn(await LoadAsync(f, elsewhere)), "it signs in where the person is enabled");
        Check.That(!session.SignsIn(await LoadAsync(f, anna)), "it does not where they were disabled since, also when they are enabled again");
        Check.That(Check.Found(await FindAsync(f, his), "the other session").SignsIn(await LoadAsync(f, boris)), "a lost right signs nobody out");
    }

    private static async Task TakingWhileDismissed(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var anna = await LoadAsync(f, await project.AddMemberAsync());
        var dialogs = new List<Dialog>();
        for (var i = 0; i < 16; i++)
        {
            dialogs.Add(await project.BeginAsync());
        }

        await Together.RunAsync(dialogs.Count + 1, async number =>
        {
            if (number == dialogs.Count)
            {
                await DismissAsync(f, anna with { Disabled = true });
            }
            else
            {
                await project.TryAsync(f.Make.Take(dialogs[number], anna.Id) with { RestsOn = [Of(anna)] });
            }
        });
        foreach (var dialog in dialogs)
        {
            Check.Nothing((await project.LoadAsync(dialog.Id)).Responsible, "responsible of a dialog after the dismissal");
        }
    }

    private static IDismissalStore Store(StoreFixture f)
    {
        Check.That(f.Storage.Projects is IDismissalStore, "the store of projects is an IDismissalStore");
        return (IDismissalStore)f.Storage.Projects;
    }

    private static Task<IReadOnlyList<DialogCommit>> DismissAsync(StoreFixture f, Member member, string? handler = null) =>
        Store(f).DismissAsync(member, dialog => Release(f, dialog, handler), f.Token);

    private static DialogCommit Release(StoreFixture f, Dialog dialog, string? handler = null)
    {
        var commit = f.Make.Change(dialog, new LetGo(), static released => released with { Responsible = null });
        return handler is null ? commit : commit with
        {
            Outbox =
            [
                new OutboxRow
                {
                    Project = dialog.Project, Handler = handler, Dialog = dialog.Id, EventSeq = commit.Dialog.EventSeq, DueAt = commit.Dialog.LastAt,
                },
            ],
        };
    }

    private static async Task<Dialog> TakenAsync(StoreFixture f, StoreProject project, Member member) =>
        await project.CommitAsync(f.Make.Take(await project.BeginAsync(), member.Id));

    private static async Task<Session> SignInAsync(StoreFixture f, params Member[] members)
    {
        var known = new List<MemberVersion>();
        foreach (var member in members)
        {
            known.Add(Of(await LoadAsync(f, member)));
        }

        var session = new Session { TokenHash = f.NextHash(), Account = members[0].Account, ExpiresAt = f.NextInstant(), Memberships = known };
        await f.Storage.Accounts.AddSessionAsync(session, rightPassword: true, f.Token);
        return session;
    }

    private static Task<Session?> FindAsync(StoreFixture f, Session session) =>
        f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token);

    private static MemberVersion Of(Member member) => new() { Member = member.Id, Version = member.SecurityVersion };

    private static async Task<Member> LoadAsync(StoreFixture f, Member member) => Check.Found(
        (await f.Storage.Projects.ListAsync(f.Token)).Single(team => team.Project.Id == member.Project).FindMember(member.Id), "a saved member");
}
