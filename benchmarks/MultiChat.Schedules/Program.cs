using System.Diagnostics;
using MultiChat;
using MultiChat.Benchmarks;
using MultiChat.InMemory;
using MultiChat.Schedules;
using MultiChat.Sources;
using NodaTime;

// What a schedule costs, beside NodaTime's own conversion of an instant into a zone, and who of many is available:
// dotnet run -c Release [-- rounds [operators]]
const int Instants = 200_000;
var rounds = args.Length > 0 ? int.Parse(args[0], null) : 5;
var operators = args.Length > 1 ? int.Parse(args[1], null) : 10_000;

Figures.PrintMachine();
var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
var timetable = new Timetable(Schedule.Parse("Mon-Fri 09:00-13:00, 14:00-18:00; Sat 22:00-06:00 | 2026-12-24 off; 2026-12-31 10:00-14:00"), zone);
var chance = new Random(1);
var begin = Instant.FromUtc(2026, 1, 1, 0, 0);
var instants = Enumerable.Range(0, Instants).Select(_ => begin + Duration.FromSeconds(chance.Next(365 * 24 * 60 * 60))).ToArray();
var near = Enumerable.Range(0, Instants).Select(tick => instants[0] + Duration.FromTicks(tick)).ToArray();

var ratios = new List<(double State, double Next, double Cached)>();
for (var round = 0; round <= rounds; round++)
{
    var bare = Measure(instants, at => at.InZone(zone).Hour);
    var state = Measure(instants, at => timetable.StateAt(at) ? 1 : 0);
    var next = Measure(instants, at => timetable.NextChange(at) is { } change && change > at ? 1 : 0);
    var cached = Measure(near, at => timetable.StateAt(at) ? 1 : 0);
    if (round > 0)
    {
        Figures.Print($"round {round}: conversion {bare:0.0} ns, StateAt {state:0.0} ns, NextChange {next:0.0} ns, StateAt again {cached:0.0} ns");
        ratios.Add((state / bare, next / bare, cached));
    }
}

Figures.Print($"median: StateAt {Figures.Median(ratios.Select(ratio => ratio.State)):0.00} conversions, NextChange {Figures.Median(ratios.Select(ratio => ratio.Next)):0.00}, aim 3.0; again {Figures.Median(ratios.Select(ratio => ratio.Cached)):0.0} ns, aim 5");

foreach (var changing in new[] { 1, 100 })
{
    await MeasureOperatorsAsync(changing);
}

async Task MeasureOperatorsAsync(int changing)
{
    var clock = new SetClock(new DateTimeOffset(2026, 11, 30, 8, 30, 0, TimeSpan.Zero));
    await using var engine = new ChatEngine(new InMemoryStorage(), new ChatOptions(), clock, new SeededRandomSource(1));
    await engine.StartAsync();
    var project = await engine.Admin.CreateProjectAsync("main", "Support");
    for (var i = 0; i < operators; i++)
    {
        var member = await engine.Admin.AddMemberAsync(project.Id, $"o{i}@example.org", "Anna", "-");
        await engine.Storage.Projects.SaveMemberAsync(
            member with { Schedule = Schedule.Parse(i < changing ? "Mon-Fri 09:00-18:00" : "Mon-Sun 00:00-24:00") }, CancellationToken.None);
    }

    await engine.Admin.AddGroupAsync(project.Id, "Sales");
    var asking = Measure(instants, _ => engine.Visitors.CanBegin(project.Id) ? 1 : 0);
    var flips = new List<double>();
    for (var day = 0; day < 5; day++)
    {
        // Each at 9:00, and back at 18:00, by the alarm that the board has set.
        foreach (var hour in new[] { 9, 18 })
        {
            clock.Now = new DateTimeOffset(2026, 11, 30, hour, 0, 0, TimeSpan.Zero).AddDays(day);
            var began = Stopwatch.GetTimestamp();
            _ = engine.Visitors.CanBegin(project.Id);
            flips.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }
    }

    Figures.Print($"{operators:N0} operators: can a chat begin? {asking:0.0} ns, aim 50; {changing} of them change: {Figures.Median(flips):0.0} us");
}

static double Measure(Instant[] instants, Func<Instant, int> ask)
{
    var sum = 0;
    var began = Stopwatch.GetTimestamp();
    foreach (var at in instants)
    {
        sum += ask(at);
    }

    var nanoseconds = Stopwatch.GetElapsedTime(began).TotalNanoseconds / instants.Length;
    return sum < 0 ? double.NaN : nanoseconds;
}
