using System.Text;
using MultiChat.Clients;

namespace MultiChat.Testing.Conformance.Clients;

/// <summary>Which generated names are taken.</summary>
internal sealed class ClientNameSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("The taken ones of the asked names are told, and no others.", TakenNamesAreTold),
        Case("Names are compared exactly: case, ё, composition and spaces count.", NamesAreComparedExactly),
        Case("Names of another project's clients are free.", NamesOfAnotherProjectAreFree),
        Case("Nobody has none of no names.", NoNamesAskedNoNamesTold),
        Case("A thousand names may be asked at once.", ManyNamesMayBeAsked),
    ];

    private static async Task TakenNamesAreTold(StoreFixture f)
    {
        var seen = await AddAsync(f);
        Check.Same([seen.GeneratedName], await TakenAsync(f, seen, "Хитрый Лис", seen.GeneratedName, "Хитрый Лис 2"), "the taken names");
    }

    private static async Task NamesAreComparedExactly(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var seen = await AddAsync(f, project, "Весёлый Кулик");
        var decomposed = seen.GeneratedName.Normalize(NormalizationForm.FormD);
        var taken = await TakenAsync(f, seen, "весёлый кулик", "Веселый Кулик", decomposed, "Весёлый Кулик ");
        Check.Same([], taken, "the taken names");
    }

    private static async Task NamesOfAnotherProjectAreFree(StoreFixture f)
    {
        var seen = await AddAsync(f);
        var other = await f.AddProjectAsync();
        var taken = await f.Storage.Clients.ListTakenNamesAsync(other.Id, [seen.GeneratedName], f.Token);
        Check.Same([], taken, "the taken names of another project");
    }

    private static async Task NoNamesAskedNoNamesTold(StoreFixture f) =>
        Check.Same([], await TakenAsync(f, await AddAsync(f)), "the taken names");

    private static async Task ManyNamesMayBeAsked(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (first, second) = (await AddAsync(f, project, "Имя 7"), await AddAsync(f, project, "Имя 993"));
        var names = Enumerable.Range(0, 1_000).Select(number => $"Имя {number}").ToArray();
        Check.Same([first.GeneratedName, second.GeneratedName], await TakenAsync(f, first, names), "the taken names");
    }

    private static async Task<Client> AddAsync(StoreFixture f) => await AddAsync(f, await f.AddProjectAsync(), "Весёлый Енот");

    private static async Task<Client> AddAsync(StoreFixture f, StoreProject project, string name)
    {
        var first = f.Make.First(await project.AddVisitorAsync());
        var client = first.NewClient! with { GeneratedName = name };
        await project.CommitAsync(first with { NewClient = client });
        return client;
    }

    private static Task<IReadOnlySet<string>> TakenAsync(StoreFixture f, Client client, params string[] names) =>
        f.Storage.Clients.ListTakenNamesAsync(client.Project, names, f.Token);
}
