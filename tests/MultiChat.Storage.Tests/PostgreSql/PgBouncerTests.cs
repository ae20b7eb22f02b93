using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using MultiChat.Hosts;
using MultiChat.Storage.Faults;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql;

/// <summary>A real PgBouncer between the storage and the server, in each of its modes.</summary>
[Collection(PostgreSqlServer.Trouble)]
public sealed class PgBouncerTests(PostgreSqlServer server)
{
    private const string ForgetsOptions = "ignore_startup_parameters = options,search_path,extra_float_digits";
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("session", "")]
    [InlineData("session", ForgetsOptions)]
    [InlineData("transaction", "")]
    [InlineData("transaction", "server_reset_query_always = 1")]
    public async Task A_whole_talk_goes_through_it(string mode, string setting)
    {
        await using var pooler = await PgBouncer.StartAsync(server, mode, setting);
        await using var chat = await TemporarySchema.OpenAsync(server, connectionString: _ => pooler.ConnectionString);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var talk = await SupportTalk.PrepareAsync(chat.Storage, clock);
        await using var host = new ChatEngine(new BorrowedStorage(chat.Storage), new ChatOptions(), clock, new Sources.SeededRandomSource(9));
        await host.StartAsync();

        foreach (var step in talk.Steps)
        {
            clock.Advance(TimeSpan.FromMilliseconds(5));
            await step(host, None).InTimeAsync();
        }

        await TalkState.CheckAsync(chat.Storage, talk);
        (await chat.AskAsync("SELECT count(*) FROM changes WHERE host IS NULL AND kind = 1")).Should().Be(0L, "each change has its host's mark");
        await Patience.UntilAsync(async () =>
            (await host.Desk.SearchAsync(talk.Anna, "anybody")).Rows.Count == 1);
    }

    [Theory]
    [InlineData("session", false, false)]
    [InlineData("transaction", true, false)]
    [InlineData("transaction", false, true)]
    public async Task Two_hosts_hear_each_other_and_know_whether_by_polling(string mode, bool hasDirectLine, bool polls)
    {
        await using var pooler = await PgBouncer.StartAsync(server, mode);
        await using var chat = await TemporarySchema.OpenAsync(
            server, new() { ListenConnectionString = hasDirectLine ? server.ConnectionString : null }, _ => pooler.ConnectionString);
        await using var other = chat.NewStorage();
        await other.OpenAsync(None);
        var heard = Channel.CreateUnbounded<object>();
        await other.Link.JoinAsync(new HostId(Guid.CreateVersion7()), news => heard.Writer.TryWrite(news), None);

        var dialog = await chat.BeginAsync();

        var told = await heard.Reader.NextAsync<HostNews.DialogCommitted>();
        told.Dialog.Should().Be(dialog);
        (chat.Storage.DegradedBecause is not null).Should().Be(polls);
        if (polls)
        {
            chat.Storage.DegradedBecause.Should().Match("*polling*the pooler at 127.0.0.1:* lends transactions*PostgreSqlOptions.ListenConnectionString*");
        }
    }

    [Fact]
    public async Task Single_statements_are_refused_by_name()
    {
        await using var pooler = await PgBouncer.StartAsync(server, "statement");
        (await RefusedAsync(new PostgreSqlStorage(pooler.ConnectionString, new() { Schema = server.NewSchema() }))).Should().Match(
            "The pooler at 127.0.0.1:* lends single statements (pool_mode = statement)*Set pool_mode = session or pool_mode = transaction*");
    }

    [Fact]
    public async Task A_way_to_listen_that_leads_through_the_pooler_too_is_refused()
    {
        await using var pooler = await PgBouncer.StartAsync(server, "transaction");
        var options = new PostgreSqlOptions { Schema = server.NewSchema(), ListenConnectionString = pooler.ConnectionString };
        (await RefusedAsync(new PostgreSqlStorage(pooler.ConnectionString, options))).Should().Match(
            "On the connection of PostgreSqlOptions.ListenConnectionString nothing is heard *past the pooler to the same database.");
    }

    [Fact]
    public async Task A_way_to_listen_that_leads_nowhere_is_refused()
    {
        var options = new PostgreSqlOptions { Schema = server.NewSchema(), ListenConnectionString = "Host=127.0.0.1;Port=1" };
        (await RefusedAsync(new PostgreSqlStorage(server.ConnectionString, options))).Should().Match(
            "PostgreSqlOptions.ListenConnectionString leads nowhere: *");
    }

    [Fact]
    public async Task A_pool_that_has_no_session_left_is_told_with_its_size()
    {
        await using var pooler = await PgBouncer.StartAsync(server, "session", "default_pool_size = 2");
        await using var first = new Npgsql.NpgsqlConnection($"{pooler.ConnectionString};Pooling=false");
        await using var second = new Npgsql.NpgsqlConnection($"{pooler.ConnectionString};Pooling=false");
        foreach (var connection in new[] { first, second })
        {
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync();
        }

        (await RefusedAsync(new PostgreSqlStorage(pooler.ConnectionString, new() { Schema = server.NewSchema() }))).Should().Match(
            "PostgreSQL at 127.0.0.1:* takes connections and then does not answer. If there is a pooler, *default_pool_size*");
    }

    [Fact]
    public async Task A_few_sessions_that_are_lent_for_transactions_do_for_two_busy_hosts()
    {
        await using var pooler = await PgBouncer.StartAsync(server, "transaction", "default_pool_size = 5");
        await using var chat = await TemporarySchema.OpenAsync(server, connectionString: _ => pooler.ConnectionString);
        await using var other = chat.NewStorage();
        await other.OpenAsync(None);

        var begun = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => chat.BeginAsync())).InTimeAsync();
        var read = await Task.WhenAll(begun.Select(dialog => other.Dialogs.FindAsync(chat.Samples.Project, dialog.Id, None).AsTask())).InTimeAsync();

        read.Should().Equal(begun);
    }

    [Fact]
    public async Task Nothing_is_left_in_the_sessions_that_it_lent()
    {
        await using var pooler = await PgBouncer.StartAsync(server, "transaction");
        await using var chat = await TemporarySchema.OpenAsync(server, connectionString: _ => pooler.ConnectionString);
        await chat.BeginAsync();

        (await chat.AskAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")).Should().Be(0L);
        await using var lent = new Npgsql.NpgsqlConnection($"{pooler.ConnectionString};Pooling=false");
        await lent.OpenAsync();
        await using var asking = new Npgsql.NpgsqlCommand(
            "SELECT current_setting('search_path') || (SELECT count(*) FROM pg_prepared_statements) || coalesce(current_setting('multichat.host', true), '')",
            lent);
        (await asking.ExecuteScalarAsync()).Should().Be("\"$user\", public0");
    }

    [Theory]
    [InlineData("session", Pooler.LendsSessions)]
    [InlineData("transaction", Pooler.LendsTransactions)]
    public async Task What_it_lends_is_found_out(string mode, object lends)
    {
        await using var pooler = await PgBouncer.StartAsync(server, mode);
        await using var chat = await TemporarySchema.OpenAsync(server, connectionString: _ => pooler.ConnectionString);
        chat.Storage.Connections.Pooler.Should().Be((Pooler)lends);
    }

    [Fact]
    public async Task Without_one_the_session_is_the_hosts_own()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        chat.Storage.Connections.Pooler.Should().Be(Pooler.None);
        chat.Storage.DegradedBecause.Should().BeNull();
    }

    private static async Task<string> RefusedAsync(PostgreSqlStorage made)
    {
        await using var storage = made;
        var open = () => storage.OpenAsync(None).InTimeAsync();
        return (await open.Should().ThrowAsync<StorageException>()).Which.Message;
    }
}
