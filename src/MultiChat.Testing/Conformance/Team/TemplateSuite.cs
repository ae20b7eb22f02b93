using System.Text;
using MultiChat.Projects;
using MultiChat.Templates;

namespace MultiChat.Testing.Conformance.Team;

/// <summary>Templates of a project (rules X1 and X3). A store without <see cref="ITemplateStore"/> has nothing to show.</summary>
internal sealed class TemplateSuite : StoreSuite
{
    private const int Writers = 64;

    private static readonly string[] Unsorted = ["яблоко", "Апельсин", "zebra", "апельсин 2", "\U0001F600", "Ёж", "\uFF21", "b"];

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A template is kept as saved, of version 1, and replaced as the next one.", TemplateIsKept),
        Case("A template that is not as it was seen is lost, and nothing is written.", EarlierVersionIsLost),
        Case("Names are unique in a project after folding; ё is no е.", NamesAreUnique),
        Case("A template may take a name that has become free, and its own in another case.", FreeNameIsTaken),
        Case("A template is of one project.", TemplateIsOfOneProject),
        Case("Templates are listed by the folded name, then by id.", TemplatesAreInOrder),
        Case("A template is removed by who saw it as it is.", TemplateIsRemoved),
        Case("A project has no more than 500 templates, however many come at once; at the bound one can still be changed.", NumberIsBounded),
        Case("Of many templates of one name at once one is added.", OneOfManyNamesIsAdded),
        Case("Of many changes of one version at once one is written.", OneOfManyChangesIsWritten),
        Case("A template of no project, or with a text that can't be kept, throws ArgumentException.", ImpossibleIsRefused),
        Surviving("Templates survive, with their versions.", TemplatesSurvive),
    ];

    private static Task TemplateIsKept(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var template = New(f, project, "Ёж 'о' \"чае\"", "  Привет, {client.name}!\n\t\U0001F469\u200D\U0001F4BB שלום ");
        Check.Nothing(await store.FindAsync(project.Id, template.Id, f.Token), "template before it was saved");
        await SavedAsync(f, store, template);
        await CheckAsync(f, store, template with { Version = 1 });
        var changed = template with { Name = "ёж", Text = new string('я', 8_000), Version = 1 };
        await SavedAsync(f, store, changed);
        await CheckAsync(f, store, changed with { Version = 2 });
    });

    private static Task EarlierVersionIsLost(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var template = New(f, project, "Привет");
        await SavedAsync(f, store, template);
        await SavedAsync(f, store, template with { Text = "Первый", Version = 1 });
        foreach (var version in new[] { 0L, 1, 3, -1 })
        {
            Check.Equal(TemplateOutcome.Lost, await store.SaveAsync(template with { Text = "Второй", Version = version }, f.Token), $"the outcome of version {version}");
        }

        Check.Equal(TemplateOutcome.Lost, await store.SaveAsync(New(f, project, "Иной") with { Version = 1 }, f.Token), "the outcome of one that is not there");
        Check.Sequence([template with { Text = "Первый", Version = 2 }], await store.ListAsync(project.Id, f.Token), "the templates");
    });

    private static Task NamesAreUnique(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        await SavedAsync(f, store, New(f, project, "Ёлка Й"));
        foreach (var name in new[] { "Ёлка Й", "ёЛКА й", "Ёлка Й".Normalize(NormalizationForm.FormD) })
        {
            Check.Equal(TemplateOutcome.NameTaken, await store.SaveAsync(New(f, project, name), f.Token), $"the outcome of {name}");
        }

        var other = New(f, project, "Елка Й");
        await SavedAsync(f, store, other);
        Check.Equal(TemplateOutcome.NameTaken, await store.SaveAsync(other with { Name = "ёлка й", Version = 1 }, f.Token), "the outcome of a change to a taken name");
        await CheckAsync(f, store, other with { Version = 1 });
    });

    private static Task FreeNameIsTaken(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var (first, second) = (New(f, project, "Привет"), New(f, project, "Пока"));
        await SavedAsync(f, store, first);
        await SavedAsync(f, store, second);
        await SavedAsync(f, store, first with { Name = "ПРИВЕТ", Version = 1 });
        await SavedAsync(f, store, first with { Name = "Здравствуйте", Version = 2 });
        await SavedAsync(f, store, second with { Name = "привет", Version = 1 });
    });

    private static Task TemplateIsOfOneProject(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var other = await f.AddProjectAsync();
        var template = New(f, project, "Привет");
        await SavedAsync(f, store, template);
        Check.Nothing(await store.FindAsync(other.Id, template.Id, f.Token), "template in another project");
        Check.Equal(0, (await store.ListAsync(other.Id, f.Token)).Count, "the number of templates of another project");
        Check.Equal(false, await store.RemoveAsync(other.Id, template.Id, 1, f.Token), "whether it is removed from another project");
        Check.Equal(TemplateOutcome.Lost, await store.SaveAsync(template with { Project = other.Id, Version = 1 }, f.Token), "the outcome in another project");
        var twin = template with { Project = other.Id, Text = "Близнец" };
        await SavedAsync(f, store, twin);
        await CheckAsync(f, store, template with { Version = 1 });
        await CheckAsync(f, store, twin with { Version = 1 });
    });

    private static Task TemplatesAreInOrder(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        foreach (var name in Unsorted)
        {
            await SavedAsync(f, store, New(f, project, name));
        }

        var listed = await store.ListAsync(project.Id, f.Token);
        Check.Sequence(Template.InOrder(listed.OrderBy(template => template.Id.ToString(), StringComparer.Ordinal)), listed, "the templates in order");
    });

    private static Task TemplateIsRemoved(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var template = New(f, project, "Привет");
        await SavedAsync(f, store, template);
        await SavedAsync(f, store, template with { Text = "Иначе", Version = 1 });
        Check.Equal(false, await store.RemoveAsync(project.Id, template.Id, 1, f.Token), "whether it is removed by an earlier version");
        Check.Equal(true, await store.RemoveAsync(project.Id, template.Id, 2, f.Token), "whether it is removed");
        Check.Equal(false, await store.RemoveAsync(project.Id, template.Id, 2, f.Token), "whether it is removed twice");
        Check.Nothing(await store.FindAsync(project.Id, template.Id, f.Token), "template that was removed");
        await SavedAsync(f, store, New(f, project, "Привет"));
    });

    private static Task NumberIsBounded(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        foreach (var some in Enumerable.Range(1, Template.MaxCount - 1).Chunk(Writers))
        {
            await Together.RunAsync(some.Length, index => SavedAsync(f, store, New(f, project, $"Шаблон {some[index]}")));
        }

        CheckOne(TemplateOutcome.Full, await Together.RunAsync(Writers, number => store.SaveAsync(New(f, project, $"Последний {number}"), f.Token)));
        var kept = (await store.ListAsync(project.Id, f.Token))[0];
        await SavedAsync(f, store, kept with { Text = "Иначе" });
        Check.Equal(true, await store.RemoveAsync(project.Id, kept.Id, 2, f.Token), "whether one is removed");
        await SavedAsync(f, store, New(f, project, "Место есть"));
    });

    private static Task OneOfManyNamesIsAdded(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var outcomes = await Together.RunAsync(Writers, number => store.SaveAsync(New(f, project, number % 2 == 0 ? "Привет" : "ПРИВЕТ"), f.Token));
        CheckOne(TemplateOutcome.NameTaken, outcomes);
        Check.Equal(1, (await store.ListAsync(project.Id, f.Token)).Count, "the number of templates");
    });

    private static Task OneOfManyChangesIsWritten(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var template = New(f, project, "Привет");
        await SavedAsync(f, store, template);
        var outcomes = await Together.RunAsync(Writers, number => store.SaveAsync(template with { Text = $"№ {number}", Version = 1 }, f.Token));
        CheckOne(TemplateOutcome.Lost, outcomes);
        await CheckAsync(f, store, template with { Text = $"№ {Array.IndexOf(outcomes, TemplateOutcome.Saved)}", Version = 2 });
    });

    private static Task ImpossibleIsRefused(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        Template[] impossible =
        [
            New(f, project, "Привет") with { Project = new ProjectId(f.NextId()) }, New(f, project, "a\0b"), New(f, project, "a", "\uD800"),
        ];
        foreach (var template in impossible)
        {
            await Check.ThrowsAsync<ArgumentException>(() => store.SaveAsync(template, f.Token), "an impossible template");
        }

        Check.Equal(0, (await store.ListAsync(project.Id, f.Token)).Count, "the number of templates");
    });

    private static Task TemplatesSurvive(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var template = New(f, project, "Привет");
        await SavedAsync(f, store, template);
        await SavedAsync(f, store, template with { Text = "Иначе", Version = 1 });
        await f.ReopenAsync();
        await CheckAsync(f, (ITemplateStore)f.Storage.Projects, template with { Text = "Иначе", Version = 2 });
    });

    private static void CheckOne(TemplateOutcome others, TemplateOutcome[] outcomes)
    {
        Check.Equal(1, outcomes.Count(outcome => outcome == TemplateOutcome.Saved), "the number of saves");
        Check.Equal(outcomes.Length - 1, outcomes.Count(outcome => outcome == others), $"the number of {others}");
    }

    private static async Task SavedAsync(StoreFixture f, ITemplateStore store, Template template) =>
        Check.Equal(TemplateOutcome.Saved, await store.SaveAsync(template, f.Token), $"the outcome of {template.Name}");

    private static async Task CheckAsync(StoreFixture f, ITemplateStore store, Template expected) =>
        Check.Equal(expected, await store.FindAsync(expected.Project, expected.Id, f.Token), "the template");

    private static Template New(StoreFixture f, StoreProject project, string name, string text = "Чем помочь?") =>
        new() { Project = project.Id, Id = new TemplateId(f.NextId()), Name = name, Text = text };

    private static async Task WithAsync(StoreFixture f, Func<ITemplateStore, StoreProject, Task> run)
    {
        if (f.Storage.Projects is ITemplateStore store)
        {
            await run(store, await f.AddProjectAsync());
        }
    }
}
