using MultiChat.Clients;

namespace MultiChat.Testing.Conformance.Clients;

/// <summary>Clients by the keys of their cards. A store without <see cref="IClientKeyIndex"/> has nothing to show.</summary>
internal sealed class ClientKeySuite : StoreSuite
{
    private static readonly CardKey Phone = CardKey.OfPhone("79991234567")!.Value;
    private static readonly CardKey Email = CardKey.OfEmail("anna@example.org")!.Value;

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A client is found by phone and e-mail, however they are written.", ClientIsFoundByItsKeys),
        Case("A new client is found by the keys of the card that it comes with.", NewClientIsFound),
        Case("A client is not found by what the card does not say any more.", OldKeysAreGone),
        Case("A save that lost changes no keys.", LostSaveChangesNoKeys),
        Case("All who have a key are found, in the order of their ids, and nobody of another project.", AllOfAKeyAreFound),
    ];

    private static async Task ClientIsFoundByItsKeys(StoreFixture f)
    {
        if (f.Storage.Clients is IClientKeyIndex index)
        {
            var client = await AddAsync(f, await f.AddProjectAsync());
            await SaveAsync(f, client, new ClientCard { Phone = "+7 (999) 123-45-67", Email = "Anna@Example.org" });
            await FoundAsync(f, index, client, Phone, client.Id);
            await FoundAsync(f, index, client, Email, client.Id);
            await FoundAsync(f, index, client, CardKey.OfPhone("9991234567")!.Value);
        }
    }

    private static async Task NewClientIsFound(StoreFixture f)
    {
        if (f.Storage.Clients is IClientKeyIndex index)
        {
            var project = await f.AddProjectAsync();
            var first = f.Make.First(await project.AddVisitorAsync());
            await project.CommitAsync(first with { NewClient = first.NewClient! with { Card = new ClientCard { Phone = "7 999 123 45 67" } } });
            await FoundAsync(f, index, first.NewClient!, Phone, first.NewClient!.Id);
        }
    }

    private static async Task OldKeysAreGone(StoreFixture f)
    {
        if (f.Storage.Clients is IClientKeyIndex index)
        {
            var client = await AddAsync(f, await f.AddProjectAsync());
            var saved = await SaveAsync(f, client, new ClientCard { Phone = "79991234567", Email = "anna@example.org" });
            await SaveAsync(f, saved, new ClientCard { Email = "anna@example.org" });
            await FoundAsync(f, index, client, Phone);
            await FoundAsync(f, index, client, Email, client.Id);
        }
    }

    private static async Task LostSaveChangesNoKeys(StoreFixture f)
    {
        if (f.Storage.Clients is IClientKeyIndex index)
        {
            var client = await AddAsync(f, await f.AddProjectAsync());
            await SaveAsync(f, client, new ClientCard { Phone = "79991234567" });
            Check.That(!await f.Storage.Clients.TrySaveAsync(client.With(new ClientCard { Email = "anna@example.org" }), f.Token), "the second is told");
            await FoundAsync(f, index, client, Phone, client.Id);
            await FoundAsync(f, index, client, Email);
        }
    }

    private static async Task AllOfAKeyAreFound(StoreFixture f)
    {
        if (f.Storage.Clients is IClientKeyIndex index)
        {
            var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
            var clients = new[] { await AddAsync(f, project), await AddAsync(f, project), await AddAsync(f, other) };
            foreach (var client in clients.Reverse())
            {
                await SaveAsync(f, client, new ClientCard { Email = "anna@example.org" });
            }

            await FoundAsync(f, index, clients[0], Email, [.. clients[..2].Select(client => client.Id).OrderBy(id => id.Value)]);
        }
    }

    private static async Task<Client> AddAsync(StoreFixture f, StoreProject project)
    {
        var first = f.Make.First(await project.AddVisitorAsync());
        await project.CommitAsync(first);
        return first.NewClient!;
    }

    private static async Task<Client> SaveAsync(StoreFixture f, Client client, ClientCard card)
    {
        var next = client.With(card);
        Check.That(await f.Storage.Clients.TrySaveAsync(next, f.Token), "the card is saved");
        return next;
    }

    private static async Task FoundAsync(StoreFixture f, IClientKeyIndex index, Client of, CardKey key, params ClientId[] expected)
    {
        var found = await index.ListByKeyAsync(of.Project, key, f.Token);
        Check.That(found.SequenceEqual(expected), $"by {key} {expected.Length} clients are found");
    }
}
