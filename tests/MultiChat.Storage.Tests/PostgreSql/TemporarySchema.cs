using MultiChat.Commits;
using MultiChat.Dialogs;
using Npgsql;

namespace MultiChat.Storage.PostgreSql;

/// <summary>An open storage in a schema that nobody else uses, dropped after the test.</summary>
internal sealed class TemporarySchema : IAsyncDisposable
{
    private readonly PostgreSqlServer _server;
    private readonly PostgreSqlOptions _options;
    private readonly string _connectionString;

    private TemporarySchema(PostgreSqlServer server, PostgreSqlOptions options, Func<string, string>? connectionString)
    {
        (_server, _options) = (server, options);
        _options.Schema = server.NewSchema();
        _connectionString = connectionString?.Invoke(_options.Schema) ?? server.ConnectionString;
        Storage = NewStorage();
    }

    public string Name => _options.Schema;

    public PostgreSqlStorage Storage { get; private set; }

    public CommitSamples Samples { get; } = new();

    /// <summary>Opens one.</summary>
    /// <param name="server">The server.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    /// <param name="connectionString">The way to the server for a schema of that name; the direct one where null.</param>
    public static async Task<TemporarySchema> OpenAsync(
        PostgreSqlServer server, PostgreSqlOptions? options = null, Func<string, string>? connectionString = null)
    {
        var made = new TemporarySchema(server, options ?? new PostgreSqlOptions(), connectionString);
        await made.Storage.OpenAsync(CancellationToken.None);
        return made;
    }

    /// <summary>Another storage on the same schema, as another host has it; to be disposed by the test.</summary>
    public PostgreSqlStorage NewStorage(TimeProvider? time = null, TimeProvider? steady = null) =>
        new(_connectionString, _options, time, steady ?? TimeProvider.System);

    /// <summary>A dialog with its first message.</summary>
    public async Task<Dialog> BeginAsync(string text = "Здравствуйте")
    {
        var commit = Samples.First(text);
        (await CommitAsync(commit)).Should().Be(CommitOutcome.Committed);
        return commit.Dialog;
    }

    public Task<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation = default) =>
        Storage.Dialogs.CommitAsync(commit, cancellation).AsTask();

    public Task<Dialog?> FindAsync(DialogId dialog) => Storage.Dialogs.FindAsync(Samples.Project, dialog, CancellationToken.None).AsTask();

    public async Task ReopenAsync()
    {
        await Storage.DisposeAsync();
        Storage = NewStorage();
        await Storage.OpenAsync(CancellationToken.None);
    }

    /// <summary>Runs statements in the schema, beside the storage.</summary>
    public async Task RunSqlAsync(string sql) => await _server.RunSqlAsync($"SET search_path = {Name}; {sql}");

    /// <summary>The first column of the first row.</summary>
    public async Task<object?> AskAsync(string sql)
    {
        await using var connection = await _server.OpenAsync();
        await using var command = new NpgsqlCommand($"SET search_path = {Name}; {sql}", connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A transaction of another program that holds what the statements lock until it is disposed.</summary>
    public async Task<OtherTransaction> HoldAsync(string sql)
    {
        var connection = await _server.OpenAsync();
        await using var command = new NpgsqlCommand($"SET search_path = {Name}; BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return new OtherTransaction(connection);
    }

    /// <summary>Waits until as many of the storage's connections wait for a lock.</summary>
    public Task WaitUntilBlockedAsync(int count = 1) =>
        Patience.UntilAsync(async () => (long)(await AskAsync(Blocked("count(*)")))! >= count);

    /// <summary>Ends the connections that wait for a lock, as an administrator would.</summary>
    public Task KillBlockedAsync() => AskAsync(Blocked("count(pg_terminate_backend(pid))"));

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        await _server.RunSqlAsync($"SET client_min_messages = warning; DROP SCHEMA IF EXISTS {Name} CASCADE");
    }

    private static string Blocked(string what) =>
        $"SELECT {what} FROM pg_stat_activity WHERE application_name = 'MultiChat' AND wait_event_type = 'Lock'";
}
