using MultiChat.Commits;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Team;

/// <summary>The audit of what is changed in a team. A storage that keeps none is asked nothing.</summary>
internal sealed class AuditSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Entries are kept as given, numbered from 1 in each project.", EntriesAreKept),
        Case("The audit is listed from the newest on, a page at a time.", AuditIsListedByPages),
        Surviving("The audit and the versions are there after a restart.", AuditSurvives),
    ];

    private static Task EntriesAreKept(StoreFixture f) => WithAsync(f, async store =>
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        AuditEntry[] entries =
        [
            new()
            {
                Project = project.Id,
                At = f.NextInstant(),
                By = new MemberId(f.NextId()),
                Kind = "member_changed",
                Changes =
                [
                    new AuditedChange { Subject = f.NextId(), Field = "first_name", Before = "Ёжи \"№1\" <b>", After = "Zoé 👩‍🚀\r\n\\u0041" },
                    new AuditedChange { Subject = f.NextId(), Field = "schedule", Before = null, After = "Mon-Fri 09:00-18:00 |  | " },
                    new AuditedChange { Subject = f.NextId(), Field = "disabled", Before = "true", After = null },
                ],
            },
            new() { Project = other.Id, At = f.NextInstant(), By = null, Kind = "nothing" },
            new() { Project = project.Id, At = f.NextInstant(), By = null, Kind = "group_added" },
        ];
        foreach (var entry in entries)
        {
            await WrittenAsync(f, store, entry with { Number = 77 });
        }

        await CheckAuditAsync(f, store, project.Id, [entries[2] with { Number = 2 }, entries[0] with { Number = 1 }]);
        await CheckAuditAsync(f, store, other.Id, [entries[1] with { Number = 1 }]);
    });

    private static Task AuditIsListedByPages(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        for (var i = 0; i < 5; i++)
        {
            await WrittenAsync(f, store, Of(f, project.Id));
        }

        var pages = new List<long>();
        for (long? before = null; ;)
        {
            var page = await store.ListAuditAsync(project.Id, before, 2, f.Token);
            Check.That(page.Count <= 2, "a page is no longer than asked for");
            pages.AddRange(page.Select(entry => entry.Number));
            if (page.Count == 0)
            {
                break;
            }

            before = page[^1].Number;
        }

        Check.Sequence([5L, 4, 3, 2, 1], pages, "the numbers, page by page");
    });

    private static Task AuditSurvives(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var anna = await project.AddMemberAsync();
        var entry = Of(f, project.Id);
        await WrittenAsync(f, store, entry, anna with { FirstName = "Мария" });
        await f.ReopenAsync();
        var reopened = (ITeamStore)f.Storage.Projects;
        Check.Equal(2, (await f.Storage.Projects.ListAsync(f.Token)).Single().FindMember(anna.Id)?.Version, "the member's version");
        await CheckAuditAsync(f, reopened, project.Id, [entry with { Number = 1 }]);
        await WrittenAsync(f, reopened, Of(f, project.Id));
        Check.Equal(2, (await reopened.ListAuditAsync(project.Id, before: null, 1, f.Token))[0].Number, "the next number");
    });

    private static Task WithAsync(StoreFixture f, Func<ITeamStore, Task> run) => f.Storage.Projects is ITeamStore store ? run(store) : Task.CompletedTask;

    private static AuditEntry Of(StoreFixture f, ProjectId project) => new() { Project = project, At = f.NextInstant(), By = null, Kind = "member_changed" };

    private static async Task WrittenAsync(StoreFixture f, ITeamStore store, AuditEntry entry, params IReadOnlyList<Member> members) => Check.Found(
        (await store.CommitAsync(
            new TeamCommit { Entry = entry, Members = members }, static _ => throw new ConformanceException("Nobody loses the desk here."), f.Token)).Released,
        "what a commit released that nothing stands against");

    private static async Task CheckAuditAsync(StoreFixture f, ITeamStore store, ProjectId project, IReadOnlyList<AuditEntry> expected)
    {
        var audit = await store.ListAuditAsync(project, before: null, 100, f.Token);
        Check.Sequence(expected.Select(Flat), audit.Select(Flat), "the entries");
        for (var i = 0; i < expected.Count; i++)
        {
            Check.Sequence(expected[i].Changes, audit[i].Changes, "the changes of an entry");
        }
    }

    private static AuditEntry Flat(AuditEntry entry) => entry with { Changes = [] };
}
