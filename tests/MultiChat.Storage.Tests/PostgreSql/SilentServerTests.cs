using System.Diagnostics;
using MultiChat.Commits;
using MultiChat.Hosts;
using Npgsql;

namespace MultiChat.Storage.PostgreSql;

/// <summary>Nothing of the server answers on connections that look well.</summary>
[Collection(PostgreSqlServer.Trouble)]
public sealed class SilentServerTests(PostgreSqlServer server)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact] // G10
    public async Task A_read_on_a_silent_connection_goes_on_by_another()
    {
        await using var chat = await OpenAsync();
        var dialog = await chat.BeginAsync();
        await using (var blocking = await chat.HoldAsync("LOCK dialogs IN ACCESS EXCLUSIVE MODE"))
        {
            // None of them ends before all have begun, so that each has a connection of its own.
            var reads = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => chat.FindAsync(dialog.Id)));
            await blocking.CommitAsync();
            await reads;
        }

        await using var silent = await SilentBackends.StopAsync(server, chat.Name);
        silent.Count.Should().BeGreaterThan(1);

        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => chat.FindAsync(dialog.Id))).InTimeAsync();

        found.Should().AllBeEquivalentTo(dialog);
        var clock = Stopwatch.StartNew();
        await chat.FindAsync(dialog.Id);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2), "no silent connection is used twice");
    }

    [Fact] // G10
    public async Task A_read_that_finds_no_way_in_goes_on_by_a_connection_that_is_there()
    {
        await using var chat = await OpenAsync();
        var dialog = await chat.BeginAsync();
        var ways = (long)(await chat.AskAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{chat.Name}'"))!;
        await using var blocking = await chat.HoldAsync("LOCK dialogs IN ACCESS EXCLUSIVE MODE");
        await using var silent = await SilentBackends.StopAcceptingAsync(server);

        var reads = Task.WhenAll(Enumerable.Range(0, (int)ways + 1).Select(_ => chat.FindAsync(dialog.Id)));
        await blocking.CommitAsync();

        (await reads.InTimeAsync()).Should().AllBeEquivalentTo(dialog);
    }

    [Fact] // G2, G10
    public async Task A_write_on_a_silent_connection_is_of_unknown_outcome_in_time_and_the_next_goes_on_by_another()
    {
        await using var chat = await OpenAsync(new PostgreSqlOptions { Writers = 1, WriteLimit = TimeSpan.FromSeconds(1) });
        var commit = chat.Samples.Say(await chat.BeginAsync());
        await using (await SilentBackends.StopAsync(server, chat.Name))
        {
            await chat.CommitAsync(commit).InTimeAsync().Awaiting(task => task).Should()
                .ThrowAsync<StorageException>().WithMessage("The outcome of this write is unknown: There was no answer in *");

            (await chat.CommitAsync(chat.Samples.First()).InTimeAsync()).Should().Be(CommitOutcome.Committed);
        }

        // Once it goes on, the silent one may do what it was told or not; the key tells which.
        var again = await chat.CommitAsync(commit).InTimeAsync();
        (again == CommitOutcome.Committed || await chat.FindAsync(commit.Dialog.Id) == commit.Dialog).Should().BeTrue();
    }

    [Fact]
    public async Task A_save_on_a_silent_connection_is_of_unknown_outcome_in_time()
    {
        await using var chat = await OpenAsync(new PostgreSqlOptions { WriteLimit = TimeSpan.FromSeconds(1) });
        await chat.BeginAsync();
        await using var silent = await SilentBackends.StopAsync(server, chat.Name);
        var save = () => chat.Storage.HandSwitches.SaveAsync(
            new() { Project = chat.Samples.Project, Member = chat.Samples.Me.Id, On = true, At = default, By = null }, None).InTimeAsync();

        await save.Should().ThrowAsync<StorageException>();

        await save();
    }

    [Fact]
    public async Task The_storage_closes_though_nothing_answers()
    {
        await using var chat = await OpenAsync(new PostgreSqlOptions { WriteLimit = TimeSpan.FromSeconds(1) });
        await chat.BeginAsync();
        await chat.Storage.Link.JoinAsync(new HostId(Guid.CreateVersion7()), static _ => { }, None);
        await using var silent = await SilentBackends.StopAsync(server, chat.Name);

        await chat.Storage.DisposeAsync().AsTask().InTimeAsync();
    }

    private Task<TemporarySchema> OpenAsync(PostgreSqlOptions? options = null) => TemporarySchema.OpenAsync(
        server, options, schema => new NpgsqlConnectionStringBuilder(server.ConnectionString) { ApplicationName = schema }.ConnectionString);
}
