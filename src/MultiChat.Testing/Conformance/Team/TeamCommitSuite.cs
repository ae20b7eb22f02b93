using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.Team;

/// <summary>What one command changes in a team is one commit, with its entry in the audit. A storage that has it not is asked nothing.</summary>
internal sealed class TeamCommitSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A project, its sites, groups and members are written together.", AllOfItIsWritten),
        Case("A member's version grows with each save, and with nothing else.", VersionGrowsWithEachSave),
        Case("Where one member was changed since nothing is written.", EarlierVersionIsLost),
        Case("Version 0 is whoever there is.", VersionZeroIsWhoeverThereIs),
        Case("A commit that rests on rights that are gone is lost.", CommitOfEarlierRightsIsLost),
        Case("A project that has an administrator keeps one.", LastAdministratorStays),
        Case("A project that has none is changed like any other.", NoAdministratorIsMissed),
        Case("Of two administrators who demote each other at once one stays.", OneOfTwoAdministratorsStays),
        Case("The open dialogs of all who lose the desk are released, in the order of ids.", DialogsOfAllAreReleased),
        Case("The sessions of an account that is enabled nowhere are ended.", SessionsOfTheDisabledEnd),
        Case("Where one release fails nothing is written.", AllIsWrittenOrNothing),
        Case("A commit that a unique key forbids writes nothing.", TakenEmailWritesNothing),
        Case("A commit that contradicts itself, or is of no project, writes nothing.", InconsistentCommitWritesNothing),
        Case("A commit that is cancelled before it begins writes nothing.", CancelledCommitWritesNothing),
        Case("Of many commits of one version at once one is written, and the audit has no holes.", OneOfManyIsWritten),
    ];

    private static Task AllOfItIsWritten(StoreFixture f) => WithAsync(f, async store =>
    {
        var id = new ProjectId(f.NextId());
        var project = new Project { Id = id, Slug = "new", Name = "Новый", Language = "ru", Zone = "Europe/Moscow" };
        var site = new Site { Project = id, Id = new SiteId(f.NextId()), Key = "new" };
        var group = new Group { Project = id, Id = new GroupId(f.NextId()), Name = "Продажи" };
        Member[] members = [New(f, id) with { Groups = [group.Id], Schedule = Schedule.Parse("Mon-Fri 22:00-06:00") }, New(f, id)];
        await WrittenAsync(f, store, Of(f, id) with { Settings = project, Sites = [site], Groups = [group], Members = members });
        var team = await TeamAsync(f, id);
        Check.Equal(project, team.Project, "the project");
        Check.Sequence([site.Id], team.Sites.Select(one => one.Id), "the sites");
        team.Sites[0].CheckLike(site, "the site");
        Check.Sequence([group], team.Groups, "the groups");
        Check.Sequence(members.Select(member => member.Id), team.Members.Select(member => member.Id), "the members");
        team.Members[0].CheckLike(members[0], "a member");

        await WrittenAsync(f, store, Of(f, id) with
        {
            Settings = project with { Slug = "other", Name = "Старый" }, Sites = [site with { Key = "old" }], Groups = [group with { Name = "Возвраты" }],
        });
        team = await TeamAsync(f, id);
        Check.Equal(project with { Name = "Старый" }, team.Project, "the project as changed, with the slug it began with");
        Check.Equal("old", team.Sites.Single().Key, "the site's key");
        Check.Equal("Возвраты", team.Groups.Single().Name, "the group's name");
        Check.Equal(2, team.Members.Count, "the number of members");
    });

    private static Task VersionGrowsWithEachSave(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var anna = await project.AddMemberAsync();
        var versions = new List<long> { (await LoadAsync(f, anna)).Version };
        await f.Storage.Projects.SaveMemberAsync(anna, f.Token);
        versions.Add((await LoadAsync(f, anna)).Version);
        await WrittenAsync(f, store, Of(f, project.Id, await LoadAsync(f, anna) with { Schedule = Schedule.Parse("Mon 09:00-10:00") }));
        versions.Add((await LoadAsync(f, anna)).Version);
        await ((IDismissalStore)f.Storage.Projects).DismissAsync(anna with { Rights = Rights.None }, dialog => Release(f, dialog), f.Token);
        versions.Add((await LoadAsync(f, anna)).Version);
        Check.Sequence([1L, 2, 3, 4], versions, "the versions after each save");
        await f.Storage.Accounts.SaveAsync(new Account { Id = anna.Account, Email = "anna@login.example" }, f.Token);
        await WrittenAsync(f, store, Of(f, project.Id, project.NewMember()));
        Check.Equal(4, (await LoadAsync(f, anna)).Version, "the version after others were saved, and her account");
    });

    private static Task EarlierVersionIsLost(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        Member[] seen = [await LoadAsync(f, await project.AddMemberAsync()), await LoadAsync(f, await project.AddMemberAsync()), await LoadAsync(f, await project.AddMemberAsync())];
        await f.Storage.Projects.SaveMemberAsync(seen[1] with { FirstName = "Мария" }, f.Token);
        var hours = Schedule.Parse("Mon-Fri 09:00-18:00");
        var group = new Group { Project = project.Id, Id = new GroupId(f.NextId()), Name = "Продажи" };
        var commit = Of(f, project.Id, [.. seen.Select(member => member with { Schedule = hours })]) with
        {
            Settings = project.Project with { Name = "Другой" }, Groups = [group],
        };
        Check.Equal(TeamOutcome.Lost, await CommitAsync(f, store, commit), "the outcome");
        var team = await TeamAsync(f, project.Id);
        Check.That(team.Members.All(member => member.Schedule.IsEmpty), "nobody has hours");
        Check.Equal("Мария", team.Members[1].FirstName, "the name that came first");
        Check.Equal(project.Project, team.Project, "the project");
        Check.Equal(0, team.Groups.Count, "the number of groups");
        Check.Equal(0, (await store.ListAuditAsync(project.Id, before: null, 10, f.Token)).Count, "the number of entries");
        await WrittenAsync(f, store, Of(f, project.Id, [.. team.Members.Select(member => member with { Schedule = hours })]));
        Check.That((await TeamAsync(f, project.Id)).Members.All(member => member.Schedule.Equals(hours)), "everybody has hours");
        Check.Equal(
            TeamOutcome.Lost, await CommitAsync(f, store, Of(f, project.Id, project.NewMember() with { Version = 1 })), "a change of a member that is not there");
    });

    private static Task VersionZeroIsWhoeverThereIs(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var anna = await project.AddMemberAsync();
        await WrittenAsync(f, store, Of(f, project.Id, anna with { FirstName = "Мария" }));
        await WrittenAsync(f, store, Of(f, project.Id, anna with { FirstName = "Дарья" }));
        Check.Equal("Дарья", (await LoadAsync(f, anna)).FirstName, "the later of two names");
    });

    private static Task CommitOfEarlierRightsIsLost(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var (anna, boris) = (await LoadAsync(f, await project.AddMemberAsync()), await project.AddMemberAsync());
        await WrittenAsync(f, store, Of(f, project.Id, boris with { FirstName = "Борис" }) with { RestsOn = Of(anna) });
        await f.Storage.Projects.SaveMemberAsync(anna with { Rights = Rights.None }, f.Token);
        var late = Of(f, project.Id, boris with { FirstName = "Лже" }) with { RestsOn = Of(anna) };
        Check.Equal(TeamOutcome.Lost, await CommitAsync(f, store, late), "the outcome");
        Check.Equal("Борис", (await LoadAsync(f, boris)).FirstName, "the name");
        var nobody = new MemberVersion { Member = new MemberId(f.NextId()), Version = 0 };
        Check.Equal(TeamOutcome.Lost, await CommitAsync(f, store, late with { RestsOn = nobody }), "what rests on nobody");
    });

    private static Task LastAdministratorStays(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var ada = project.NewMember() with { Rights = Rights.Administrator };
        var gone = project.NewMember() with { Rights = Rights.Administrator, Disabled = true };
        await project.AddMemberAsync(ada);
        await project.AddMemberAsync(gone);
        foreach (var lost in new[] { ada with { Rights = Rights.ProjectSettings }, ada with { Disabled = true } })
        {
            Check.Equal(TeamOutcome.LeavesNoAdministrator, await CommitAsync(f, store, Of(f, project.Id, lost, gone)), "the outcome");
        }

        (await LoadAsync(f, ada)).CheckLike(ada, "the last administrator");
        var heir = project.NewMember() with { Rights = Rights.Administrator | Rights.Operator };
        await WrittenAsync(f, store, Of(f, project.Id, ada with { Disabled = true }, heir));
        Check.Equal(TeamOutcome.LeavesNoAdministrator, await CommitAsync(f, store, Of(f, project.Id, heir with { Rights = Rights.Operator })), "of the heir");
        await WrittenAsync(f, store, Of(f, project.Id, heir with { Rights = Rights.Operator }, gone with { Disabled = false }));
        await WrittenAsync(f, store, Of(f, project.Id, gone) with { KeepsAdministrator = false });
    });

    private static Task NoAdministratorIsMissed(StoreFixture f) => WithAsync(f, async store =>
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        await other.AddMemberAsync(other.NewMember() with { Rights = Rights.Administrator });
        var anna = await project.AddMemberAsync();
        await WrittenAsync(f, store, Of(f, project.Id, anna with { Disabled = true }));
        await WrittenAsync(f, store, Of(f, project.Id, anna with { Rights = Rights.Administrator, Disabled = true }));
        await WrittenAsync(f, store, Of(f, project.Id, anna with { Rights = Rights.Operator }));
    });

    private static Task OneOfTwoAdministratorsStays(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        Member[] both = [project.NewMember() with { Rights = Rights.Administrator }, project.NewMember() with { Rights = Rights.Administrator }];
        await project.AddMemberAsync(both[0]);
        await project.AddMemberAsync(both[1]);
        await Together.RunAsync(2, number => CommitAsync(f, store, Of(f, project.Id, both[number] with { Rights = Rights.Operator })));
        Check.Equal(1, (await TeamAsync(f, project.Id)).Members.Count(member => member.Rights == Rights.Administrator), "the number of administrators");
    });

    private static Task DialogsOfAllAreReleased(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        Member[] members = [await project.AddMemberAsync(), await project.AddMemberAsync(), await project.AddMemberAsync()];
        var dialogs = new List<Dialog>();
        for (var i = 0; i < 6; i++)
        {
            dialogs.Add(await project.CommitAsync(f.Make.Take(await project.BeginAsync(), members[i % 3].Id)));
        }

        var commit = Of(f, project.Id, members[1] with { Rights = Rights.Journal }, members[0] with { Disabled = true }, members[2] with { FirstName = "Яна" });
        var released = await WrittenAsync(f, store, commit);
        Dialog[] theirs = [dialogs[0], dialogs[1], dialogs[3], dialogs[4]];
        Check.Sequence(theirs.Select(dialog => dialog.Id), released.Select(one => one.Dialog.Id), "the dialogs that were released");
        foreach (var one in released)
        {
            Check.Equal(one.Dialog, await project.LoadAsync(one.Dialog.Id), "a released dialog");
        }

        Check.Equal(members[2].Id, (await project.LoadAsync(dialogs[2].Id)).Responsible, "responsible of another dialog");
    });

    private static Task SessionsOfTheDisabledEnd(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        Member[] members = [await project.AddMemberAsync(), await project.AddMemberAsync(), await project.AddMemberAsync()];
        var sessions = new List<Session>();
        foreach (var member in members)
        {
            sessions.Add(new Session
            {
                TokenHash = f.NextHash(), Account = member.Account, ExpiresAt = f.NextInstant(), Memberships = [Of(await LoadAsync(f, member))],
            });
            await f.Storage.Accounts.AddSessionAsync(sessions[^1], rightPassword: true, f.Token);
        }

        await WrittenAsync(f, store, Of(f, project.Id, members[0] with { Disabled = true }, members[1] with { Rights = Rights.Journal }));
        var found = new List<bool>();
        foreach (var session in sessions)
        {
            found.Add(await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token) is not null);
        }

        Check.Sequence([false, true, true], found, "the sessions of one who is disabled, one who lost the desk, and one of no concern");
    });

    private static Task AllIsWrittenOrNothing(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var (anna, boris) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        Dialog[] dialogs =
        [
            await project.CommitAsync(f.Make.Take(await project.BeginAsync(), anna.Id)), await project.CommitAsync(f.Make.Take(await project.BeginAsync(), boris.Id)),
        ];
        await Check.ThrowsAsync<ArgumentException>(
            () => store.CommitAsync(
                Of(f, project.Id, anna with { Disabled = true }, boris with { Disabled = true }),
                dialog => dialog.Id == dialogs[1].Id ? Release(f, dialog) with { Events = [] } : Release(f, dialog),
                f.Token),
            "a release without an event");
        await CheckUntouchedAsync(f, store, project.Id, anna, boris);
        Check.Equal(dialogs[0], await project.LoadAsync(dialogs[0].Id), "the dialog that could have been released");
    });

    private static Task TakenEmailWritesNothing(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var (anna, boris) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        await Check.ThrowsAsync<DuplicateKeyException>(
            () => CommitAsync(f, store, Of(f, project.Id, anna with { FirstName = "Лже" }, project.NewMember() with { Email = boris.Email })), "a taken e-mail");
        await CheckUntouchedAsync(f, store, project.Id, anna, boris);
    });

    private static Task InconsistentCommitWritesNothing(StoreFixture f) => WithAsync(f, async store =>
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var anna = await project.AddMemberAsync();
        foreach (var commit in new[]
        {
            Of(f, project.Id, anna with { FirstName = "Лже" }, other.NewMember()),
            Of(f, project.Id, anna with { FirstName = "Лже" }, anna),
            Of(f, project.Id, anna with { FirstName = "\uD800" }),
            Of(f, project.Id, anna with { FirstName = "Лже" }) with { Settings = other.Project },
            Of(f, new ProjectId(f.NextId())),
        })
        {
            await Check.ThrowsAsync<ArgumentException>(() => CommitAsync(f, store, commit), "such a commit");
        }

        await CheckUntouchedAsync(f, store, project.Id, anna);
    });

    private static Task CancelledCommitWritesNothing(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var anna = await project.AddMemberAsync();
        await Check.ThrowsAsync<OperationCanceledException>(
            () => store.CommitAsync(
                Of(f, project.Id, anna with { Disabled = true }), dialog => Release(f, dialog), new CancellationToken(canceled: true)),
            "a cancelled commit");
        await CheckUntouchedAsync(f, store, project.Id, anna);
    });

    private static Task OneOfManyIsWritten(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        Member[] seen = [await LoadAsync(f, await project.AddMemberAsync()), await LoadAsync(f, await project.AddMemberAsync())];
        var outcomes = await Together.RunAsync(12, number => CommitAsync(
            f, store, Of(f, project.Id, [.. seen.Select(member => member with { FirstName = $"{number}" })])));
        Check.Equal(1, outcomes.Count(outcome => outcome.Released is not null), "the number of commits that were written");
        var names = (await TeamAsync(f, project.Id)).Members.Select(member => member.FirstName).Distinct().ToList();
        Check.Equal(1, names.Count, "the number of names that both members have");
        await Together.RunAsync(12, number => CommitAsync(f, store, Of(f, project.Id)));
        var audit = await store.ListAuditAsync(project.Id, before: null, 100, f.Token);
        Check.Sequence(Enumerable.Range(1, 13).Reverse().Select(number => (long)number), audit.Select(entry => entry.Number), "the numbers of the entries");
    });

    private static Task WithAsync(StoreFixture f, Func<ITeamStore, Task> run) => f.Storage.Projects is ITeamStore store ? run(store) : Task.CompletedTask;

    private static Member New(StoreFixture f, ProjectId project) => new()
    {
        Project = project,
        Id = new MemberId(f.NextId()),
        Account = new AccountId(f.NextId()),
        Email = $"{f.NextId()}@shop.example",
        FirstName = "Анна",
        LastName = "Орлова",
        Rights = Rights.Operator,
    };

    private static TeamCommit Of(StoreFixture f, ProjectId project, params IReadOnlyList<Member> members) => new()
    {
        Entry = new AuditEntry
        {
            Project = project,
            At = f.NextInstant(),
            By = null,
            Kind = "member_changed",
            Changes = [.. members.Select(member => new AuditedChange { Subject = member.Id.Value, Field = "first_name", After = member.Id.ToString() })],
        },
        Members = members,
    };

    private static MemberVersion Of(Member member) => new() { Member = member.Id, Version = member.SecurityVersion };

    private static Task<TeamOutcome> CommitAsync(StoreFixture f, ITeamStore store, TeamCommit commit) =>
        store.CommitAsync(commit, dialog => Release(f, dialog), f.Token);

    private static async Task<IReadOnlyList<DialogCommit>> WrittenAsync(StoreFixture f, ITeamStore store, TeamCommit commit) =>
        Check.Found((await CommitAsync(f, store, commit)).Released, "what a commit released that nothing stands against");

    private static DialogCommit Release(StoreFixture f, Dialog dialog) =>
        f.Make.Change(dialog, new LetGo(), static released => released with { Responsible = null });

    private static async Task<ProjectTeam> TeamAsync(StoreFixture f, ProjectId project) =>
        (await f.Storage.Projects.ListAsync(f.Token)).Single(team => team.Project.Id == project);

    private static async Task<Member> LoadAsync(StoreFixture f, Member member) =>
        Check.Found((await TeamAsync(f, member.Project)).FindMember(member.Id), "a saved member");

    /// <summary>The members are as they were added, and there is no entry.</summary>
    private static async Task CheckUntouchedAsync(StoreFixture f, ITeamStore store, ProjectId project, params IReadOnlyList<Member> members)
    {
        var team = await TeamAsync(f, project);
        Check.Sequence(members.Select(member => member.Id), team.Members.Select(member => member.Id), "the members");
        foreach (var member in members)
        {
            team.FindMember(member.Id).CheckLike(member, "a member of whom nothing was written");
        }

        Check.Equal(0, (await store.ListAuditAsync(project, before: null, 10, f.Token)).Count, "the number of entries");
    }
}
