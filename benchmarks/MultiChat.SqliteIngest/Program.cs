using System.Diagnostics;
using MultiChat.Benchmarks;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Storage.Sqlite;

// The SQLite storage with synchronous=FULL.
// dotnet run -c Release -- ingest [rounds [seconds]]   64 producers through the storage, bare grouped inserts and fsyncs in turns
// dotnet run -c Release -- tail [seconds]              8 producers, the slowest writes and the size of the write-ahead log
var folder = Directory.CreateTempSubdirectory("multichat-");
try
{
    Figures.PrintMachine();
    await (args is ["tail", ..] ? TailAsync(Number(1, 60)) : IngestAsync(Number(1, 5), TimeSpan.FromSeconds(Number(2, 4))));
}
finally
{
    folder.Delete(recursive: true);
}

int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], null) : otherwise;

async Task IngestAsync(int rounds, TimeSpan seconds)
{
    // Two files, because one process owns a file and each side's log is checkpointed by that side.
    var (ours, bare) = (Path.Combine(folder.FullName, "ours.db"), Path.Combine(folder.FullName, "bare.db"));
    await using var storage = new SqliteStorage(ours, TimeProvider.System);
    await storage.OpenAsync(CancellationToken.None);
    var producers = await Producers.StartAsync(storage, 64);
    Producers bareProducers;
    await using (var maker = new SqliteStorage(bare, TimeProvider.System))
    {
        await maker.OpenAsync(CancellationToken.None);
        bareProducers = await Producers.StartAsync(maker, 64);
    }

    using var writer = new BareWriter(bare);
    await producers.RunAsync(TimeSpan.FromSeconds(1), Store(storage));
    await bareProducers.RunAsync(TimeSpan.FromSeconds(1), writer.WriteAsync);
    var inserts = new Comparison("64 producers, messages/s", ">= 0.6");
    var syncs = new Comparison("64 producers, messages/s beside fsyncs/s", ">= 4");
    for (var round = 1; round <= rounds; round++)
    {
        var (mine, times) = await producers.RunAsync(seconds, Store(storage));
        var (theirs, _) = await bareProducers.RunAsync(seconds, writer.WriteAsync);
        var fsyncs = Fsyncs(TimeSpan.FromSeconds(1));
        inserts.Add(mine, theirs);
        syncs.Add(mine, fsyncs);
        Figures.Print($"round {round}: storage {mine:N0}/s (p50 {Figures.Median(times):F2} ms, p99 {Figures.At(times, 0.99):F2} ms), bare {theirs:N0}/s, fsync {fsyncs:N0}/s");
    }

    Comparison.PrintHead("reference");
    inserts.Print();
    syncs.Print();
}

async Task TailAsync(int seconds)
{
    var path = Path.Combine(folder.FullName, "chat.db");
    await using var storage = new SqliteStorage(path, TimeProvider.System);
    await storage.OpenAsync(CancellationToken.None);
    var producers = await Producers.StartAsync(storage, 8);
    await producers.RunAsync(TimeSpan.FromSeconds(1), Store(storage));
    using var ended = new CancellationTokenSource();
    var watching = LargestAsync(path + "-wal", ended.Token);
    var (perSecond, times) = await producers.RunAsync(TimeSpan.FromSeconds(seconds), Store(storage));
    await ended.CancelAsync();
    var (p50, p99) = (Figures.Median(times), Figures.At(times, 0.99));
    Figures.Print($"8 producers for {seconds} s: {perSecond:N0}/s, p50 {p50:F2} ms, p99 {p99:F2} ms = {p99 / p50:F1} x p50 (aim <= 10), p99.9 {Figures.At(times, 0.999):F2} ms, longest {times.Max():F1} ms");
    Figures.Print($"write-ahead log at most {await watching / 1048576.0:F0} MiB (aim <= 128)");
}

static Func<DialogCommit, Task> Store(SqliteStorage storage) => async commit =>
{
    if (await storage.Dialogs.CommitAsync(commit, CancellationToken.None) != CommitOutcome.Committed)
    {
        throw new InvalidOperationException("Nobody else writes here.");
    }
};

double Fsyncs(TimeSpan duration)
{
    using var file = new FileStream(Path.Combine(folder.FullName, "fsync"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
    var page = new byte[4096];
    var began = Stopwatch.GetTimestamp();
    var count = 0;
    for (; Stopwatch.GetElapsedTime(began) < duration; count++)
    {
        file.Write(page);
        file.Flush(flushToDisk: true);
    }

    return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
}

static async Task<long> LargestAsync(string path, CancellationToken ended)
{
    var largest = 0L;
    while (!ended.IsCancellationRequested)
    {
        largest = Math.Max(largest, new FileInfo(path) is { Exists: true } file ? file.Length : 0);
        await Task.Delay(50, CancellationToken.None);
    }

    return largest;
}
