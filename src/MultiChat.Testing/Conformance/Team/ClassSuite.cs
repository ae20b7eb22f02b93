using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Team;

/// <summary>A project's list of classes (rule J1). A storage without <see cref="ITeamStore"/> and <see cref="IInquiryBook"/> has nothing to show.</summary>
internal sealed class ClassSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Classes are kept in the order of their making, each of its project.", ClassesAreKept),
        Case("The same id in two projects is two classes.", IdsAreTheProjectsOwn),
        Case("A class is changed, removed and brought back, and its version grows with each save.", ClassIsChanged),
        Case("Where one class was changed since nothing is written, and version 0 is whatever there is.", EarlierVersionIsLost),
        Case("Where any class was added or changed since the whole list was seen, nothing is written.", EarlierListIsLost),
        Case("A class that contradicts the commit, or a name that can't be kept, writes nothing.", InconsistentClassWritesNothing),
    ];

    private static Task ClassesAreKept(StoreFixture f) => WithAsync(f, async store =>
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var (lead, question) = (New(f, project.Id) with { Name = "Заявка", IsLead = true }, New(f, project.Id) with { Name = "Вопрос 😀" });
        await WrittenAsync(f, store, lead);
        await WrittenAsync(f, store, question, New(f, project.Id) with { Removed = true });
        var classes = await ListAsync(f, project.Id);
        Check.Equal(3, classes.Count, "the number of classes");
        Check.Equal(lead with { Version = 1 }, classes[0], "the first class");
        Check.Equal(question with { Version = 1 }, classes[1], "the second class");
        Check.That(classes[2].Removed, "the third class is removed");
        Check.Equal(0, (await ListAsync(f, other.Id)).Count, "the number of another project's classes");
    });

    private static Task IdsAreTheProjectsOwn(StoreFixture f) => WithAsync(f, async store =>
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var mine = New(f, project.Id);
        var twin = mine with { Project = other.Id, Name = "Близнец", IsLead = true };
        await WrittenAsync(f, store, mine);
        await WrittenAsync(f, store, twin);
        Check.Equal(mine with { Version = 1 }, (await ListAsync(f, project.Id)).Single(), "the class");
        Check.Equal(twin with { Version = 1 }, (await ListAsync(f, other.Id)).Single(), "the twin");
    });

    private static Task ClassIsChanged(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        await WrittenAsync(f, store, New(f, project.Id), New(f, project.Id));
        var read = (await ListAsync(f, project.Id))[0];
        foreach (var changed in new[] { read with { Name = "Сервис", IsLead = true }, read with { Removed = true }, read })
        {
            var version = (await ListAsync(f, project.Id))[0].Version;
            await WrittenAsync(f, store, changed with { Version = version });
            Check.Equal(changed with { Version = version + 1 }, (await ListAsync(f, project.Id))[0], "the class as saved");
        }
    });

    private static Task EarlierVersionIsLost(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        await WrittenAsync(f, store, New(f, project.Id), New(f, project.Id));
        var seen = await ListAsync(f, project.Id);
        await WrittenAsync(f, store, seen[0] with { Name = "Сервис" });
        var outcome = await store.CommitAsync(Of(f, seen[1] with { Name = "Иначе" }, seen[0] with { Name = "Позже" }), NoRelease, f.Token);
        Check.Equal(TeamOutcome.Lost, outcome, "the outcome of an earlier version");
        var classes = await ListAsync(f, project.Id);
        Check.Sequence(["Сервис", seen[1].Name], classes.Select(known => known.Name), "the names after it");
        await WrittenAsync(f, store, seen[0] with { Name = "Позже", Version = 0 });
        Check.Equal("Позже", (await ListAsync(f, project.Id))[0].Name, "the name after a save of whatever there is");
    });

    private static Task EarlierListIsLost(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var (first, second) = (New(f, project.Id), New(f, project.Id));
        foreach (var (added, seen, isWritten) in new[] { (first, 1L, false), (first, 0L, true), (second, 0L, false), (second, 1L, true) })
        {
            var outcome = await store.CommitAsync(Of(f, added) with { ClassesSeen = seen }, NoRelease, f.Token);
            Check.Equal(isWritten, outcome != TeamOutcome.Lost, $"that a class is added by who saw the list of {seen}");
        }

        await WrittenAsync(f, store, first with { Name = "Сервис" });
        var late = await store.CommitAsync(Of(f, New(f, project.Id)) with { ClassesSeen = 2 }, NoRelease, f.Token);
        Check.Equal(TeamOutcome.Lost, late, "the outcome after a change of another class");
        Check.Equal(2, (await ListAsync(f, project.Id)).Count, "the number of classes");
    });

    private static Task InconsistentClassWritesNothing(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var good = New(f, project.Id);
        foreach (var commit in new[]
        {
            Of(f, good, good),
            Of(f, good, good with { Id = new ClassId(f.NextId()), Name = "a\0b" }),
            Of(f, good, New(f, new ProjectId(f.NextId()))),
        })
        {
            await Check.ThrowsAsync<ArgumentException>(() => store.CommitAsync(commit, NoRelease, f.Token), "a commit that contradicts itself");
        }

        Check.Equal(0, (await ListAsync(f, project.Id)).Count, "the number of classes");
    });

    private static InquiryClass New(StoreFixture f, ProjectId project) => new() { Project = project, Id = new ClassId(f.NextId()), Name = f.NextName() };

    private static TeamCommit Of(StoreFixture f, params InquiryClass[] classes) => new()
    {
        Entry = new AuditEntry { Project = classes[0].Project, At = f.NextInstant(), By = null, Kind = "class_changed" },
        Classes = classes,
    };

    private static async Task WrittenAsync(StoreFixture f, ITeamStore store, params InquiryClass[] classes) =>
        Check.Found((await store.CommitAsync(Of(f, classes), NoRelease, f.Token)).Released, "what was written");

    private static DialogCommit NoRelease(Dialog dialog) => throw new InvalidOperationException("Nobody loses the desk.");

    private static async Task<IReadOnlyList<InquiryClass>> ListAsync(StoreFixture f, ProjectId project) =>
        (await f.Storage.Projects.ListAsync(f.Token)).Single(team => team.Project.Id == project).Classes;

    private static Task WithAsync(StoreFixture f, Func<ITeamStore, Task> run) =>
        f.Storage is { Projects: ITeamStore store, Dialogs: IInquiryBook } ? run(store) : Task.CompletedTask;
}
