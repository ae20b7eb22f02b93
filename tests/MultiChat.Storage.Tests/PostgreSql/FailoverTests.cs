using System.Threading.Channels;
using MultiChat.Commits;
using MultiChat.Hosts;
using Npgsql;

namespace MultiChat.Storage.PostgreSql;

/// <summary>The server turns read-only under open connections that look well, as one does that another has taken over from.</summary>
[Collection(PostgreSqlServer.Trouble)]
public sealed class FailoverTests(PostgreSqlServer server)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact] // G2, G10
    public async Task A_server_that_only_reads_is_told_with_each_write_and_service_returns_by_itself()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var dialog = await chat.BeginAsync();
        var commit = chat.Samples.Say(dialog);
        await ReadOnlyAsync(server, async () =>
        {
            await chat.CommitAsync(commit).InTimeAsync().Awaiting(task => task).Should().ThrowAsync<StorageException>()
                .WithMessage("PostgreSQL takes no writes: *Nothing of it was written.*");
            (await chat.FindAsync(dialog.Id)).Should().Be(dialog);
        });

        (await chat.CommitAsync(commit).InTimeAsync()).Should().Be(CommitOutcome.Committed);
    }

    [Fact] // G2, G10
    public async Task All_connections_leave_a_server_that_only_reads_at_the_first_write_for_where_the_address_leads_now()
    {
        var second = new PostgreSqlServer();
        await second.InitializeAsync();
        try
        {
            await using var address = new MovingAddress(PortOf(server));
            await using var chat = await TemporarySchema.OpenAsync(server, connectionString: _ => With(server, host => host.Port = address.Port));
            await using var there = new PostgreSqlStorage(second.ConnectionString, new() { Schema = chat.Name });
            await there.OpenAsync(None);
            var heard = Channel.CreateUnbounded<object>();
            await chat.Storage.Link.JoinAsync(new HostId(Guid.CreateVersion7()), news => heard.Writer.TryWrite(news), None);
            var dialog = await chat.BeginAsync();
            await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => chat.FindAsync(dialog.Id)));
            var commit = chat.Samples.First();

            await ReadOnlyAsync(server, async () =>
            {
                address.MoveTo(PortOf(second));

                (await chat.CommitAsync(commit).InTimeAsync()).Should().Be(CommitOutcome.Committed);

                (await there.Dialogs.FindAsync(chat.Samples.Project, commit.Dialog.Id, None)).Should().Be(commit.Dialog);
                var read = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => chat.FindAsync(dialog.Id))).InTimeAsync();
                read.Should().OnlyContain(found => found == null, "none is asked any more that was left");
                await Patience.UntilAsync(async () =>
                {
                    await there.Dialogs.CommitAsync(chat.Samples.First(), None);
                    return heard.Reader.TryRead(out var news) && news is HostNews.DialogCommitted;
                });
            });
        }
        finally
        {
            await second.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("primary")]
    [InlineData("read-write")]
    [InlineData("any")]
    public async Task One_host_may_be_named_with_a_target(string target)
    {
        await using var chat = await TemporarySchema.OpenAsync(
            server, connectionString: _ => $"{server.ConnectionString};Target Session Attributes={target}");
        await chat.BeginAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(";Target Session Attributes=primary")]
    [InlineData(";Target Session Attributes=prefer-primary")]
    public async Task Of_several_hosts_the_one_that_writes_is_found_and_each_is_named(string target)
    {
        var several = With(server, host => (host.Host, host.Port) = ($"127.0.0.1:1,127.0.0.1:{PortOf(server)}", 5432));
        await using var chat = await TemporarySchema.OpenAsync(server, connectionString: _ => several + target);
        await chat.BeginAsync();
        chat.Storage.Description.Should().Be($"PostgreSQL database postgres at 127.0.0.1:1,127.0.0.1:{PortOf(server)}, schema {chat.Name}");
    }

    [Theory]
    [InlineData("standby")]
    [InlineData("prefer-standby")]
    [InlineData("read-only")]
    public void A_target_that_only_reads_is_refused_with_the_right_one(string target)
    {
        var make = () => new PostgreSqlStorage($"Host=one,two;Target Session Attributes={target}");
        make.Should().Throw<ArgumentException>().WithMessage("*MultiChat writes. Give Target Session Attributes=read-write.*");
    }

    [Fact]
    public async Task Several_hosts_of_which_none_writes_are_told_so()
    {
        await ReadOnlyAsync(server, async () =>
        {
            var several = With(server, host => (host.Host, host.Port) = ($"127.0.0.1:1,127.0.0.1:{PortOf(server)}", 5432));
            await using var storage = new PostgreSqlStorage(several, new() { Schema = server.NewSchema() });
            var open = () => storage.OpenAsync(None).InTimeAsync();
            await open.Should().ThrowAsync<StorageException>().WithMessage("*Of several servers one must be up that writes.");
        });
    }

    [Theory]
    [InlineData("db", "db:5432")]
    [InlineData("db:6000", "db:6000")]
    [InlineData("one, two:6000", "one:5432,two:6000")]
    [InlineData("[::1]", "[::1]:5432")]
    [InlineData("[::1]:6000,::1", "[::1]:6000,::1:5432")]
    public void Each_server_is_named_with_its_port(string host, string named)
    {
        var storage = new PostgreSqlStorage($"Host={host};Database=shop;Username=chat");
        storage.Description.Should().Be($"PostgreSQL database shop at {named}, schema multichat");
    }

    /// <summary>Makes every session of a server read-only meanwhile.</summary>
    private static async Task ReadOnlyAsync(PostgreSqlServer server, Func<Task> meanwhile)
    {
        await SetReadOnlyAsync(server, "on");
        try
        {
            await meanwhile();
        }
        finally
        {
            await SetReadOnlyAsync(server, "off");
        }
    }

    private static async Task SetReadOnlyAsync(PostgreSqlServer server, string value)
    {
        await server.RunSqlAsync($"ALTER SYSTEM SET default_transaction_read_only = {value}");
        await server.RunSqlAsync("SELECT pg_reload_conf()");
        await Patience.UntilAsync(async () =>
        {
            await using var connection = await server.OpenAsync();
            await using var command = new NpgsqlCommand("SHOW default_transaction_read_only", connection);
            return (string?)await command.ExecuteScalarAsync() == value;
        });
    }

    private static int PortOf(PostgreSqlServer server) => new NpgsqlConnectionStringBuilder(server.ConnectionString).Port;

    private static string With(PostgreSqlServer server, Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        change(settings);
        return settings.ConnectionString;
    }
}
