using System.Diagnostics;
using MultiChat.Benchmarks;
using Npgsql;

// A lone message from a visitor's socket at host A to an operator's socket at host B, two hosts on one PostgreSQL, beside the bare steps of it:
// insert and notify until a listener hears, and the echo of a hub. The server is a throw-away one:
// dotnet run -c Release -- "$(tests/postgres.sh start /tmp/two-hosts)" [rounds [messages]]
var connectionString = args[0];
var rounds = args.Length > 1 ? int.Parse(args[1], null) : 5;
var messages = args.Length > 2 ? int.Parse(args[2], null) : 500;

Figures.PrintMachine();
await using (var connection = NpgsqlDataSource.Create(connectionString))
await using (var drop = connection.CreateCommand("DROP SCHEMA IF EXISTS bare CASCADE; DROP SCHEMA IF EXISTS multichat CASCADE"))
{
    await drop.ExecuteNonQueryAsync();
}

await using var bare = await BareSteps.StartAsync(connectionString);
await using var hosts = await TwoHosts.StartAsync(connectionString);
await TimesAsync(hosts.SendAsync, messages / 2);
await TimesAsync(bare.NotifyAsync, messages / 2);
await TimesAsync(bare.EchoAsync, messages / 2);
var median = new Comparison("A to B, median ms", "<= 2");
var tail = new Comparison("A to B, p99 ms", "");
for (var round = 1; round <= rounds; round++)
{
    var ours = await TimesAsync(hosts.SendAsync, messages);
    var notify = await TimesAsync(bare.NotifyAsync, messages);
    var echo = await TimesAsync(bare.EchoAsync, messages);
    median.Add(Figures.Median(ours), Figures.Median(notify) + Figures.Median(echo));
    tail.Add(Figures.At(ours, 0.99), Figures.At(notify, 0.99) + Figures.At(echo, 0.99));
    Figures.Print($"round {round}: A to B {Figures.Median(ours):F2} ms; insert and notify {Figures.Median(notify):F2} ms, hub echo {Figures.Median(echo):F2} ms");
}

Comparison.PrintHead("insert and notify + hub echo");
median.Print();
tail.Print();

static async Task<List<double>> TimesAsync(Func<Task> step, int count)
{
    var times = new List<double>(count);
    for (var i = 0; i < count; i++)
    {
        var start = Stopwatch.GetTimestamp();
        await step();
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    return times;
}
