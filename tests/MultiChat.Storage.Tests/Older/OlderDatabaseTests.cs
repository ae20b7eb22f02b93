using Microsoft.Extensions.Time.Testing;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Storage.PostgreSql;
using MultiChat.Storage.Sqlite;
using MultiChat.Team;

namespace MultiChat.Storage.Older;

/// <summary>Databases that earlier versions made are opened, brought up to date and read whole, and go on.</summary>
[Collection(PostgreSqlServer.Rules)]
public sealed class OlderDatabaseTests(PostgreSqlServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_of_SQLite_keeps_everything()
    {
        var file = Path.Combine(_folder.Path, "chat.db");
        await File.WriteAllBytesAsync(file, Fixture.Unzip("chat.db.gz"));

        await KeepsEverythingAsync(new SqliteStorage(file, TimeProvider.System), Fixture.Read("sqlite.txt"));
    }

    [Fact]
    public async Task A_schema_of_PostgreSQL_keeps_everything()
    {
        var schema = server.NewSchema();
        await server.RunSqlAsync(Fixture.UnzipText("chat.sql.gz").Replace("multichat", schema, StringComparison.Ordinal));

        await KeepsEverythingAsync(new PostgreSqlStorage(server.ConnectionString, new PostgreSqlOptions { Schema = schema }), Fixture.Read("postgresql.txt"));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task KeepsEverythingAsync(ChatStorage storage, string expected)
    {
        await using var owned = storage;
        await storage.OpenAsync(default);

        (await new WholeStorage(storage).DescribeAsync(Fixture.Emails, Fixture.Tokens, Fixture.Queries)).Should().Be(expected);

        var main = (await storage.Projects.ListAsync(default)).Single(team => team.Project.Slug == "main");
        await FindsByKeyAsync(storage, main);
        await GoesOnAsync(storage, main);
    }

    private static async Task FindsByKeyAsync(ChatStorage storage, ProjectTeam main)
    {
        var index = (IClientKeyIndex)storage.Clients;
        var byPhone = await index.ListByKeyAsync(main.Project.Id, CardKey.OfPhone("7 999 1234567")!.Value, default);
        var byEmail = await index.ListByKeyAsync(main.Project.Id, CardKey.OfEmail("petr@shop.example")!.Value, default);

        (await storage.Clients.FindAsync(main.Project.Id, byPhone.Should().ContainSingle().Which, default))!.Card.Name.Should().Be("Пётр \"О'Нил\"");
        byEmail.Should().Equal(byPhone);
    }

    private static async Task GoesOnAsync(ChatStorage storage, ProjectTeam main)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        await using var chat = new ChatEngine(new Faults.BorrowedStorage(storage), new ChatOptions(), clock, new SeededRandomSource(11));
        await chat.StartAsync();
        var visitor = (await storage.Visitors.FindAsync(main.Project.Id, [1], default))!;
        var me = new VisitorActor { Project = main.Project.Id, Site = visitor.Site, Visitor = visitor.Id };
        await chat.Visitors.SayAsync(me, new MessageId(Guid.CreateVersion7()), "Снова здесь: артикул");
        var anna = new DeskActor { Project = main.Project.Id, Member = main.Members[0].Id };
        var dialog = (await storage.Dialogs.FindByVisitorAsync(main.Project.Id, visitor.Id, ChannelKind.Site, default))!.Id;
        await chat.Desk.NoteAsync(anna, dialog, new NoteId(Guid.CreateVersion7()), "Постоянный клиент");

        (await chat.Visitors.OpenAsync(me)).Items[^1].Message!.Text.Should().Be("Снова здесь: артикул");
        await Patience.UntilAsync(async () => (await storage.Desk.SearchAsync(main.Members[0], [.. SearchWords.Of("артикул")], after: null, limit: 10, default)).Count == 1);
    }
}
