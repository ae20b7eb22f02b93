using MultiChat.Clients;
using MultiChat.Commits;

namespace MultiChat.Storage.PostgreSql;

/// <summary>For one release hosts of the version before share a database with those of this one: what either writes, both read.</summary>
[Collection(PostgreSqlServer.Rules)]
public sealed class OlderHostTests(PostgreSqlServer server) : IAsyncLifetime
{
    private TemporarySchema _schema = null!;
    private OlderHost _older = null!;

    public async Task InitializeAsync()
    {
        _schema = await TemporarySchema.OpenAsync(server);
        _older = new OlderHost(server, _schema.Name);
    }

    public async Task DisposeAsync() => await _schema.DisposeAsync();

    [Fact]
    public async Task Both_commit_to_one_dialog_in_turn()
    {
        var first = _schema.Samples.First();
        (await _older.CommitAsync(first)).Should().BeTrue();
        var second = _schema.Samples.Say(first.Dialog);
        (await _schema.CommitAsync(second)).Should().Be(CommitOutcome.Committed);
        (await _older.CommitAsync(_schema.Samples.Say(first.Dialog))).Should().BeFalse("the other came first");
        var third = _schema.Samples.Say(second.Dialog);
        (await _older.CommitAsync(third)).Should().BeTrue();
        (await _schema.CommitAsync(_schema.Samples.Say(second.Dialog))).Should().Be(CommitOutcome.Lost);

        (await _schema.FindAsync(first.Dialog.Id)).Should().Be(third.Dialog);
        var log = await _schema.Storage.Log.ReadAfterAsync(_schema.Samples.Project, first.Dialog.Id, 0, 10, default);
        log.Select(item => item.Message!.Id).Should().Equal(first.Accepted!.Id, second.Accepted!.Id, third.Accepted!.Id);
    }

    [Fact]
    public async Task A_card_that_the_older_host_writes_is_read_and_found()
    {
        var first = _schema.Samples.First();
        var client = first.NewClient! with { Card = new ClientCard { Name = "Пётр", Phone = "+7 (999) 123-45-67", Email = "petr@shop.example" } };
        await _older.CommitAsync(first with { NewClient = client });

        (await FindAsync(client)).Should().BeEquivalentTo(client);
        (await ByKeyAsync(client, CardKey.OfPhone("79991234567"))).Should().Equal(client.Id);

        var saved = client.With(new ClientCard { Email = "Peter@shop.example", Comment = "a\nb" });
        (await _older.SaveAsync(saved)).Should().BeTrue();
        (await FindAsync(client)).Should().BeEquivalentTo(saved);
        (await ByKeyAsync(client, CardKey.OfPhone("79991234567"))).Should().BeEmpty();
        (await ByKeyAsync(client, CardKey.OfEmail("peter@SHOP.example"))).Should().Equal(client.Id);
    }

    [Fact]
    public async Task A_card_that_the_newer_host_writes_is_read_by_the_older_one()
    {
        var first = _schema.Samples.First();
        await _schema.CommitAsync(first);
        var saved = first.NewClient!.With(new ClientCard { Name = "Пётр", Phone = "1", Comment = "\"a\"", Fields = [new() { Name = "Размер", Value = "XL" }] });
        await _schema.Storage.Clients.TrySaveAsync(saved, default);

        (await _older.ReadClientAsync(saved)).Should().Equal(saved.GeneratedName, 2L, "Пётр", "1", null, "\"a\"", """[{"name": "Размер", "value": "XL"}]""");
    }

    [Fact]
    public async Task What_the_older_host_does_not_know_stays_in_the_card()
    {
        var first = _schema.Samples.First();
        await _schema.CommitAsync(first);
        await _schema.RunSqlAsync("UPDATE clients SET card = '{\"name\": \"Peter\", \"birthday\": \"5 May\"}', card_name = 'Peter'");

        (await _older.SaveAsync(first.NewClient!.With(new ClientCard { Name = "Paul" }))).Should().BeTrue();

        (await FindAsync(first.NewClient!))!.Card.ToJson().Should().Be("""{"name":"Paul","birthday":"5 May"}""");
    }

    private Task<Client?> FindAsync(Client client) => _schema.Storage.Clients.FindAsync(client.Project, client.Id, default);

    private Task<IReadOnlyList<ClientId>> ByKeyAsync(Client client, CardKey? key) =>
        ((IClientKeyIndex)_schema.Storage.Clients).ListByKeyAsync(client.Project, key!.Value, default);
}
