using MultiChat.Benchmarks;

// Visitor's socket to operator's socket over loopback on SQLite with synchronous=FULL, beside the floor: the least SignalR hub over grouped
// inserts on the same schema, with the same client code. dotnet run -c Release [-- rounds [seconds [silent]]],
// silent for visitors who acknowledge nothing
var rounds = args.Length > 0 ? int.Parse(args[0], null) : 5;
var seconds = TimeSpan.FromSeconds(args.Length > 1 ? int.Parse(args[1], null) : 4);
var acknowledges = args is not [_, _, "silent"];
var folder = Directory.CreateTempSubdirectory("multichat-");
try
{
    Figures.PrintMachine();
    await using var ours = await OurHost.StartAsync(Path.Combine(folder.FullName, "ours.db"));
    await using var floor = await FloorHost.StartAsync(Path.Combine(folder.FullName, "floor.db"), visitors: 64);
    var lines = new List<Comparison>();
    foreach (var visitors in new[] { 1, 8, 64 })
    {
        lines.AddRange(await CompareAsync(ours, floor, visitors));
    }

    Comparison.PrintHead("floor");
    lines.ForEach(line => line.Print());
}
finally
{
    folder.Delete(recursive: true);
}

async Task<IEnumerable<Comparison>> CompareAsync(OurHost ours, FloorHost floor, int visitors)
{
    await using var mine = await ours.ConnectAsync(visitors, acknowledges);
    await using var theirs = await floor.ConnectAsync(visitors);
    // Long enough for the runtime to have compiled both for good.
    await mine.RunAsync(seconds);
    await theirs.RunAsync(seconds);
    var speed = new Comparison($"{visitors} visitors, messages/s", visitors == 1 ? "" : ">= 0.70");
    var median = new Comparison($"{visitors} visitors, median ms", visitors == 1 ? "<= 1.5" : "");
    var tail = new Comparison($"{visitors} visitors, p99 ms", visitors == 1 ? "" : "<= 2");
    var work = new Comparison($"{visitors} visitors, hub messages for each text", "");
    for (var round = 1; round <= rounds; round++)
    {
        var (mySpeed, myTimes, myWork) = await mine.RunAsync(seconds);
        var (theirSpeed, theirTimes, theirWork) = await theirs.RunAsync(seconds);
        speed.Add(mySpeed, theirSpeed);
        median.Add(Figures.Median(myTimes), Figures.Median(theirTimes));
        tail.Add(Figures.At(myTimes, 0.99), Figures.At(theirTimes, 0.99));
        work.Add(myWork, theirWork);
        Figures.Print($"{visitors} visitors, round {round}: ours {mySpeed:N0}/s, floor {theirSpeed:N0}/s");
    }

    return [speed, median, tail, work];
}
