using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using MultiChat.Clients;

namespace MultiChat.Storage.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string ChatDb => _folder.File("chat.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_writing_connection_is_fully_synchronous()
    {
        await using var storage = await OpenAsync(ChatDb);
        storage.Synchronous.Should().Be("2");
        var told = await storage.Writer.RunAsync(database => database.AskOnce("PRAGMA synchronous"), CancellationToken.None);
        told.Should().Be("2");
    }

    [Fact]
    public async Task Without_surviving_a_power_loss_it_is_normal()
    {
        await using var storage = await OpenAsync(ChatDb, new SqliteOptions { SurvivesPowerLoss = false });
        storage.Synchronous.Should().Be("1");
    }

    [Fact]
    public async Task The_description_names_the_file()
    {
        await using var storage = await OpenAsync(ChatDb);
        storage.Description.Should().Be($"SQLite file {ChatDb}");
    }

    [Fact]
    public async Task A_missing_folder_is_made()
    {
        var path = Path.Combine(_folder.Path, "data", "deep", "chat.db");
        await using var storage = await OpenAsync(path);
        File.Exists(path).Should().BeTrue();
    }

    [Fact]
    public async Task A_folder_in_place_of_a_file_is_refused() =>
        (await FailureAsync(_folder.Path)).Should()
            .Be($"'{_folder.Path}' is a folder. Give SQLite the path of a file, for example '{Path.Combine(_folder.Path, "chat.db")}'.");

    [Fact]
    public async Task A_file_in_place_of_a_folder_is_refused()
    {
        await File.WriteAllTextAsync(_folder.File("data"), "x");
        (await FailureAsync(Path.Combine(_folder.File("data"), "chat.db"))).Should()
            .StartWith($"The folder '{_folder.File("data")}' does not exist and cannot be made: ").And
            .EndWith("Make it, and let this process's user write in it, or give another path.");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        // A folder in which nobody can make a file, not even root.
        const string Folder = "/sys/kernel";
        if (Directory.Exists(Folder))
        {
            (await FailureAsync($"{Folder}/chat.db")).Should()
                .Be($"The folder '{Folder}' cannot be written. SQLite keeps more files beside 'chat.db': let this process's user write in "
                    + "the folder, or give another path.");
        }
    }

    [Fact]
    public async Task A_read_only_file_is_refused()
    {
        await (await OpenAsync(ChatDb)).DisposeAsync();
        File.SetAttributes(ChatDb, FileAttributes.ReadOnly);
        (await FailureAsync(ChatDb)).Should()
            .Be($"The file '{ChatDb}' is read-only. Let this process's user write it, or give another path.");
        File.SetAttributes(ChatDb, FileAttributes.Normal);
    }

    [Fact]
    public async Task What_is_no_database_is_refused_and_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("This is a letter. ", 500));
        await File.WriteAllTextAsync(ChatDb, text);
        (await FailureAsync(ChatDb)).Should().Be($"The file '{ChatDb}' is not a SQLite database. Move it away, or give another path.");
        (await File.ReadAllTextAsync(ChatDb)).Should().Be(text);
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused()
    {
        Execute("CREATE TABLE bookmarks (url TEXT)");
        (await FailureAsync(ChatDb)).Should()
            .Be($"The file '{ChatDb}' is a database of another program. MultiChat needs a file of its own: give another path.");
    }

    [Fact]
    public async Task A_file_of_newer_code_is_refused()
    {
        await (await OpenAsync(ChatDb)).DisposeAsync();
        Execute("UPDATE schema SET version = 900, oldest_code = 899");
        (await FailureAsync(ChatDb)).Should()
            .Be($"The file '{ChatDb}' has schema 900, which needs MultiChat code of schema 899 or newer; this is {MultiChat.Storage.Sqlite.Engine.Migrations.CodeVersion}. "
                + "Run the newer MultiChat again, or restore the backup from before its start.");
    }

    [Fact]
    public async Task A_file_from_before_there_were_addresses_is_brought_up_to_date_and_keeps_its_visitors()
    {
        await (await OpenAsync(ChatDb)).DisposeAsync();
        Execute("""
            DROP TABLE classes;
            ALTER TABLE inquiries DROP COLUMN class_id;
            ALTER TABLE hand_switches DROP COLUMN by_host;
            ALTER TABLE members DROP COLUMN switches_since;
            ALTER TABLE projects DROP COLUMN zone_since;
            DROP TABLE photos;
            DROP TABLE templates;
            ALTER TABLE members DROP COLUMN phone;
            ALTER TABLE members DROP COLUMN photo;
            ALTER TABLE projects DROP COLUMN country;
            ALTER TABLE sites DROP COLUMN settings;
            ALTER TABLE sites DROP COLUMN version;
            DROP TABLE letters;
            ALTER TABLE accounts DROP COLUMN security;
            ALTER TABLE accounts DROP COLUMN version;
            ALTER TABLE sessions DROP COLUMN begun_at;
            ALTER TABLE sessions DROP COLUMN device;
            DROP TRIGGER clients_columns_inserted;
            DROP TRIGGER clients_columns_updated;
            DROP TABLE audit;
            ALTER TABLE members DROP COLUMN version;
            ALTER TABLE visitors DROP COLUMN channel;
            ALTER TABLE visitors DROP COLUMN address;
            DROP INDEX members_by_account;
            ALTER TABLE members DROP COLUMN security_version;
            ALTER TABLE members DROP COLUMN sessions_since;
            ALTER TABLE members DROP COLUMN schedule;
            ALTER TABLE sessions DROP COLUMN memberships;
            DROP TABLE search_refill;
            DROP TABLE sign_in_tries;
            DROP TABLE known_devices;
            DROP INDEX sessions_by_end;
            DROP INDEX visitors_by_visit;
            DROP INDEX notes_by_id;
            DROP INDEX dialogs_waiting;
            DROP TABLE client_keys;
            ALTER TABLE clients DROP COLUMN card;
            ALTER TABLE visitors DROP COLUMN seen_at;
            UPDATE schema SET version = 2;
            INSERT INTO visitors (project_id, visitor_id, site_id, created_at, token_hash)
                VALUES (zeroblob(16), zeroblob(16), zeroblob(16), 5, x'01');
            """);

        await using var storage = await OpenAsync(ChatDb);

        var visitor = await storage.Visitors.FindAsync(default, [1], CancellationToken.None);
        visitor!.CreatedAt.ToUnixTimeMilliseconds().Should().Be(5);
        visitor.Address.Should().BeNull();
    }

    [Fact]
    public async Task A_newer_file_that_still_allows_this_code_is_opened()
    {
        await (await OpenAsync(ChatDb)).DisposeAsync();
        Execute("UPDATE schema SET version = 900, oldest_code = 1");
        await using var storage = await OpenAsync(ChatDb);
        (await storage.Projects.ListAsync(CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_script_does_not_let_code_in_that_an_earlier_one_kept_out()
    {
        await (await OpenAsync(ChatDb)).DisposeAsync();
        Execute("""
            DROP TABLE classes;
            ALTER TABLE inquiries DROP COLUMN class_id;
            ALTER TABLE hand_switches DROP COLUMN by_host;
            ALTER TABLE members DROP COLUMN switches_since;
            ALTER TABLE projects DROP COLUMN zone_since;
            DROP TABLE photos;
            DROP TABLE templates;
            ALTER TABLE members DROP COLUMN phone;
            ALTER TABLE members DROP COLUMN photo;
            ALTER TABLE projects DROP COLUMN country;
            ALTER TABLE sites DROP COLUMN settings;
            ALTER TABLE sites DROP COLUMN version;
            DROP TABLE letters;
            ALTER TABLE accounts DROP COLUMN security;
            ALTER TABLE accounts DROP COLUMN version;
            ALTER TABLE sessions DROP COLUMN begun_at;
            ALTER TABLE sessions DROP COLUMN device;
            DROP TRIGGER clients_columns_inserted;
            DROP TRIGGER clients_columns_updated;
            UPDATE schema SET version = 12, oldest_code = 9
            """);

        await (await OpenAsync(ChatDb)).DisposeAsync();

        Ask("SELECT oldest_code FROM schema").Should().Be(9L);
        Ask("SELECT count(*) FROM schema").Should().Be(1L);
    }

    [Fact]
    public async Task What_earlier_code_writes_of_a_card_is_there_when_the_file_comes_back()
    {
        await (await OpenAsync(ChatDb)).DisposeAsync();
        Execute("""
            INSERT INTO clients (project_id, client_id, generated_name, created_at, version, card_name, phone, email, comment, fields)
                VALUES (zeroblob(16), zeroblob(16), 'Fox', 5, 1, 'Анна', '+7 (916) 123-45-67', ' anna@shop.example ', NULL, '');
            INSERT INTO clients (project_id, client_id, generated_name, created_at, version, card_name, phone, email, comment, fields)
                VALUES (zeroblob(16), x'00000000000000000000000000000001', 'Owl', 5, 0, NULL, NULL, NULL, NULL, '');
            UPDATE clients SET version = 2, phone = NULL, comment = 'Постоянный', fields = '[{"name":"Город","value":"Тверь"}]' WHERE generated_name = 'Fox';
            UPDATE clients SET version = 1, phone = '12-34-56' WHERE generated_name = 'Owl';
            """);

        await using var storage = await OpenAsync(ChatDb);

        var card = (await storage.Clients.FindAsync(default, default, CancellationToken.None))!.Card;
        (card.Name, card.Phone, card.Email, card.Comment).Should().Be(("Анна", null, " anna@shop.example ", "Постоянный"));
        card.Fields.Should().ContainSingle().Which.Value.Should().Be("Тверь");
        var keys = (IClientKeyIndex)storage.Clients;
        (await keys.ListByKeyAsync(default, CardKey.OfEmail("anna@shop.example")!.Value, CancellationToken.None)).Should().ContainSingle();
        (await keys.ListByKeyAsync(default, CardKey.OfPhone("79161234567")!.Value, CancellationToken.None)).Should().BeEmpty("the number was taken away");
        (await keys.ListByKeyAsync(default, CardKey.OfPhone("123456")!.Value, CancellationToken.None)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_second_owner_is_refused_and_told_who_the_first_is()
    {
        await using var first = await OpenAsync(ChatDb);
        (await FailureAsync(ChatDb, new SqliteOptions { OwnershipWait = TimeSpan.Zero })).Should()
            .Be($"The file '{ChatDb}' is in use by process {Environment.ProcessId}. A SQLite file serves one host: stop the other one, "
                + "give this one another file, or use PostgreSQL for several hosts.");
    }

    [Fact]
    public async Task A_second_owner_gets_the_file_when_the_first_lets_it_go()
    {
        var first = await OpenAsync(ChatDb);
        var second = OpenAsync(ChatDb, new SqliteOptions { OwnershipWait = TimeSpan.FromMinutes(1) });
        second.IsCompleted.Should().BeFalse();
        await first.DisposeAsync();
        await using var storage = await second;
        File.Exists(ChatDb + ".owner").Should().BeTrue();
    }

    [Fact]
    public async Task The_wait_for_the_first_owner_ends_though_the_hosts_clock_stands_still()
    {
        await using var first = await OpenAsync(ChatDb);
        await using var second = new SqliteStorage(
            ChatDb, new FakeTimeProvider(DateTimeOffset.UtcNow), new SqliteOptions { OwnershipWait = TimeSpan.FromMilliseconds(150) });
        var open = () => second.OpenAsync(CancellationToken.None).InTimeAsync();
        await open.Should().ThrowAsync<StorageException>().WithMessage("*is in use by process*");
    }

    [Fact]
    public async Task Another_way_to_the_same_file_is_the_same_file()
    {
        await using var first = await OpenAsync(ChatDb);
        var link = _folder.File("link.db");
        File.CreateSymbolicLink(link, ChatDb);
        (await FailureAsync(link, new SqliteOptions { OwnershipWait = TimeSpan.Zero })).Should().Contain("is in use by process");
    }

    [Fact]
    public async Task The_wait_can_be_cancelled()
    {
        await using var first = await OpenAsync(ChatDb);
        await using var second = new SqliteStorage(ChatDb, TimeProvider.System);
        using var cancel = new CancellationTokenSource();
        var open = second.OpenAsync(cancel.Token);
        await cancel.CancelAsync();
        await open.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_failed_opening_leaves_the_file_free()
    {
        Execute("CREATE TABLE bookmarks (url TEXT)");
        await FailureAsync(ChatDb);
        Execute("DROP TABLE bookmarks");
        await using var storage = await OpenAsync(ChatDb);
    }

    [Fact]
    public void A_memory_path_is_refused()
    {
        var make = () => new SqliteStorage(":memory:", TimeProvider.System);
        make.Should().Throw<ArgumentException>().WithMessage("SqliteStorage keeps a file.*");
    }

    [Fact]
    public void Options_out_of_bounds_are_refused()
    {
        var make = () => new SqliteStorage(ChatDb, TimeProvider.System, new SqliteOptions { Readers = 0 });
        make.Should().Throw<ArgumentException>().WithMessage("SqliteOptions.Readers must be 1 to 64.*");
    }

    [Fact]
    public async Task Ports_need_an_open_storage()
    {
        await using var storage = new SqliteStorage(ChatDb, TimeProvider.System);
        var message = $"SQLite file {ChatDb} is not open. Await OpenAsync first.";
        var read = () => storage.Projects.ListAsync(CancellationToken.None);
        await read.Should().ThrowAsync<InvalidOperationException>().WithMessage(message);
        var write = () => storage.Accounts.FindSessionAsync([1], end: true, CancellationToken.None);
        await write.Should().ThrowAsync<InvalidOperationException>().WithMessage(message);
    }

    private static async Task<SqliteStorage> OpenAsync(string path, SqliteOptions? options = null)
    {
        var storage = new SqliteStorage(path, TimeProvider.System, options);
        await storage.OpenAsync(CancellationToken.None);
        return storage;
    }

    private static async Task<string> FailureAsync(string path, SqliteOptions? options = null)
    {
        await using var storage = new SqliteStorage(path, TimeProvider.System, options);
        var open = () => storage.OpenAsync(CancellationToken.None);
        return (await open.Should().ThrowAsync<StorageException>()).Which.Message;
    }

    private object? Ask(string sql)
    {
        object? answer = null;
        Run(sql, command => answer = command.ExecuteScalar());
        return answer;
    }

    private void Execute(string sql) => Run(sql, static command => command.ExecuteNonQuery());

    private void Run(string sql, Action<SqliteCommand> run)
    {
        using var connection = new SqliteConnection($"Data Source={ChatDb};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those of the tests above.
        command.CommandText = sql;
#pragma warning restore CA2100
        run(command);
    }
}
