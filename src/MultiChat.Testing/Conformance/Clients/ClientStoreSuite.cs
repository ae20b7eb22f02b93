using MultiChat.Clients;

namespace MultiChat.Testing.Conformance.Clients;

/// <summary>Clients and their cards.</summary>
internal sealed class ClientStoreSuite : StoreSuite
{
    private static readonly ClientCard FullCard = new()
    {
        Name = "Пётр 'O\"Нил\"",
        Phone = "+7 (999) 123-45-67",
        Email = "petr@shop.example",
        Comment = "Строка\nещё строка\u2028и ещё",
        Fields = [new() { Name = "Размер", Value = "XL" }, new() { Name = "Адрес", Value = "" }, new() { Name = "Размер", Value = "M" }],
    };

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("An unknown client is null.", UnknownClientIsNull),
        Case("A client comes with the commit of the first dialog, as given.", ClientComesWithTheFirstDialog),
        Case("A card is kept as saved, its own fields in their order.", CardIsKeptAsSaved),
        Case("A card can be emptied again.", CardCanBeEmptied),
        Case("A save that did not see the last version is refused and changes nothing.", StaleSaveIsRefused),
        Case("A save from the future is refused and changes nothing.", SaveFromTheFutureIsRefused),
        Case("An unknown client cannot be saved.", UnknownClientCannotBeSaved),
        Case("Of many saves of one version at once one succeeds.", OneOfManySavesSucceeds),
        Case("A save replaces the card only: the generated name is for ever the same.", GeneratedNameNeverChanges),
        Case("A client's dialogs are found, and nobody else's.", DialogsOfClientAreFound),
        Case("What was found is not changed by later writes.", FoundClientDoesNotChange),
    ];

    private static async Task DialogsOfClientAreFound(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var first = f.Make.First(await project.AddVisitorAsync());
        await project.CommitAsync(first);
        await project.CommitAsync(f.Make.First(await project.AddVisitorAsync()));
        var found = await f.Storage.Desk.ListOfClientAsync(project.Id, first.Dialog.Client, f.Token);
        Check.That(found.SequenceEqual([first.Dialog.Id]), "the client's one dialog is found");
        Check.That((await f.Storage.Desk.ListOfClientAsync(other.Id, first.Dialog.Client, f.Token)).Count == 0, "another project finds none");
    }

    private static async Task UnknownClientIsNull(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        Check.Nothing(await f.Storage.Clients.FindAsync(project.Id, new ClientId(f.NextId()), f.Token), "unknown client");
    }

    private static async Task ClientComesWithTheFirstDialog(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = f.Make.First(await project.AddVisitorAsync());
        var client = first.NewClient! with { Card = FullCard };
        await project.CommitAsync(first with { NewClient = client });
        await CheckAsync(f, client);
    }

    private static async Task CardIsKeptAsSaved(StoreFixture f)
    {
        var client = (await AddAsync(f)).With(FullCard);
        Check.That(await f.Storage.Clients.TrySaveAsync(client, f.Token), "the card is saved");
        await CheckAsync(f, client);
    }

    private static async Task CardCanBeEmptied(StoreFixture f)
    {
        var full = (await AddAsync(f)).With(FullCard);
        await f.Storage.Clients.TrySaveAsync(full, f.Token);
        var empty = full.With(ClientCard.Empty);
        Check.That(await f.Storage.Clients.TrySaveAsync(empty, f.Token), "the empty card is saved");
        await CheckAsync(f, empty);
    }

    private static async Task StaleSaveIsRefused(StoreFixture f)
    {
        var seen = await AddAsync(f);
        var first = seen.With(FullCard);
        await f.Storage.Clients.TrySaveAsync(first, f.Token);
        var stale = seen.With(new ClientCard { Name = "Второй" });
        Check.That(!await f.Storage.Clients.TrySaveAsync(stale, f.Token), "a stale card is refused");
        await CheckAsync(f, first);
    }

    private static async Task SaveFromTheFutureIsRefused(StoreFixture f)
    {
        var seen = await AddAsync(f);
        var ahead = seen.With(FullCard) with { Version = 3 };
        Check.That(!await f.Storage.Clients.TrySaveAsync(ahead, f.Token), "version 3 after 1 is refused");
        Check.That(!await f.Storage.Clients.TrySaveAsync(seen with { Card = FullCard }, f.Token), "the same version again is refused");
        await CheckAsync(f, seen);
    }

    private static async Task UnknownClientCannotBeSaved(StoreFixture f)
    {
        var unknown = await AddAsync(f) with { Id = new ClientId(f.NextId()) };
        Check.That(!await f.Storage.Clients.TrySaveAsync(unknown.With(FullCard), f.Token), "an unknown client is refused");
        Check.Nothing(await f.Storage.Clients.FindAsync(unknown.Project, unknown.Id, f.Token), "unknown client");
    }

    private static async Task OneOfManySavesSucceeds(StoreFixture f)
    {
        var seen = await AddAsync(f);
        var saved = await Together.RunAsync(
            16, number => f.Storage.Clients.TrySaveAsync(seen.With(new ClientCard { Name = $"Имя {number}" }), f.Token));
        Check.Equal(1, saved.Count(done => done), "the number of saves that succeeded");
        await CheckAsync(f, seen.With(new ClientCard { Name = $"Имя {Array.IndexOf(saved, true)}" }));
    }

    private static async Task GeneratedNameNeverChanges(StoreFixture f)
    {
        var seen = await AddAsync(f);
        await f.Storage.Clients.TrySaveAsync(seen.With(FullCard) with { GeneratedName = "Иной", CreatedAt = f.NextInstant() }, f.Token);
        await CheckAsync(f, seen.With(FullCard));
        Check.Same([], await TakenAsync(f, seen, "Иной"), "the taken names");
        Check.Same([seen.GeneratedName], await TakenAsync(f, seen, seen.GeneratedName), "the taken names");
    }

    private static async Task FoundClientDoesNotChange(StoreFixture f)
    {
        var seen = await AddAsync(f);
        var found = await f.Storage.Clients.FindAsync(seen.Project, seen.Id, f.Token);
        await f.Storage.Clients.TrySaveAsync(seen.With(FullCard), f.Token);
        found.CheckLike(seen, "the client found before");
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

    private static async Task CheckAsync(StoreFixture f, Client expected) =>
        (await f.Storage.Clients.FindAsync(expected.Project, expected.Id, f.Token)).CheckLike(expected, "the client");
}
