using System.Diagnostics;
using MultiChat.Benchmarks;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.PostgreSqlIngest;
using MultiChat.Storage;
using MultiChat.Storage.PostgreSql;
using Npgsql;

// Messages per second of 64 producers through the storage, each with a dialog of its own, beside bare batches of 8 on the same schema and as
// many connections, in turns. The server is a throw-away one: dotnet run -c Release -- "$(tests/postgres.sh start /tmp/ingest)" [rounds [seconds]]
const int Producers = 64;
var connectionString = args[0];
var rounds = args.Length > 1 ? int.Parse(args[1], null) : 5;
var seconds = TimeSpan.FromSeconds(args.Length > 2 ? int.Parse(args[2], null) : 4);
var options = new PostgreSqlOptions { Schema = "ingest" };

await using var source = NpgsqlDataSource.Create($"{connectionString};Search Path=ingest;Max Auto Prepare=20;Auto Prepare Min Usages=2");
await using (var drop = source.CreateCommand("DROP SCHEMA IF EXISTS ingest CASCADE"))
{
    await drop.ExecuteNonQueryAsync();
}

await using var storage = new PostgreSqlStorage(connectionString, options);
await storage.OpenAsync(CancellationToken.None);
var samples = new CommitSamples();
var dialogs = new Dialog[Producers];
for (var i = 0; i < Producers; i++)
{
    var first = samples.First();
    await storage.Dialogs.CommitAsync(first, CancellationToken.None);
    dialogs[i] = first.Dialog;
}

Figures.PrintMachine();
await StoreAsync(seconds / 2);
await BareAsync(seconds / 2);
var accepted = new Comparison("64 producers, messages/s", ">= 0.6");
for (var round = 1; round <= rounds; round++)
{
    var (ours, times) = await StoreAsync(seconds);
    var bare = await BareAsync(seconds);
    accepted.Add(ours, bare);
    Figures.Print($"round {round}: storage {ours:N0}/s (p50 {Figures.Median(times):F1} ms, p99 {Figures.At(times, 0.99):F1} ms), bare {bare:N0}/s");
}

Comparison.PrintHead("bare batches of 8");
accepted.Print();

async Task<(double PerSecond, List<double> Times)> StoreAsync(TimeSpan duration)
{
    var began = Stopwatch.GetTimestamp();
    var all = await Task.WhenAll(Enumerable.Range(0, Producers).Select(number => Task.Run(async () =>
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            var commit = samples.Say(dialogs[number]);
            var start = Stopwatch.GetTimestamp();
            if (await storage.Dialogs.CommitAsync(commit, CancellationToken.None) != CommitOutcome.Committed)
            {
                throw new InvalidOperationException("Nobody else writes here.");
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            dialogs[number] = commit.Dialog;
        }

        return times;
    })));
    var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
    return (all.Sum(times => times.Count) / took, [.. all.SelectMany(times => times)]);
}

async Task<double> BareAsync(TimeSpan duration)
{
    var began = Stopwatch.GetTimestamp();
    var connections = options.Writers;
    var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () =>
    {
        await using var connection = await source.OpenConnectionAsync();
        var written = 0;
        // Each connection has its share of the dialogs, so that none waits for another's row.
        for (var next = number; Stopwatch.GetElapsedTime(began) < duration; next += 8 * connections)
        {
            var mine = Enumerable.Range(0, 8).Select(i => (next + (i * connections)) % Producers).ToList();
            var commits = mine.ConvertAll(dialog => samples.Say(dialogs[dialog]));
            await BareBatch.WriteAsync(connection, commits);
            for (var i = 0; i < mine.Count; i++)
            {
                dialogs[mine[i]] = commits[i].Dialog;
            }

            written += commits.Count;
        }

        return written;
    })));
    return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
}
