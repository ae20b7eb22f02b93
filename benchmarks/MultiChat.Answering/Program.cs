using System.Diagnostics;
using MultiChat;
using MultiChat.Benchmarks;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.InMemory;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Team;

// Answers per second through the operator's door, the whole engine over the in-memory storage, on two cores:
// dotnet run -c Release [-- rounds [answers]]
const int Workers = 2;
const int DialogsEach = 32;
var rounds = args.Length > 0 ? int.Parse(args[0], null) : 5;
var answers = args.Length > 1 ? int.Parse(args[1], null) : 400_000;

Figures.PrintMachine();
await RoundAsync(answers / 4);
var speeds = new List<double>();
var sizes = new List<double>();
for (var round = 1; round <= rounds; round++)
{
    var (perSecond, bytes) = await RoundAsync(answers);
    Figures.Print($"round {round}: {perSecond:N0} answers/s, {bytes:N0} bytes allocated each");
    speeds.Add(perSecond);
    sizes.Add(bytes);
}

Figures.Print($"median: {Figures.Median(speeds):N0} answers/s, {Figures.Median(sizes):N0} bytes each; aim 150,000/s");

static async Task<(double PerSecond, double Bytes)> RoundAsync(int answers)
{
    await using var engine = new ChatEngine(new InMemoryStorage(), new ChatOptions(), TimeProvider.System, new SystemRandomSource());
    await engine.StartAsync();
    var project = await engine.Admin.CreateProjectAsync("main", "Support");
    var site = await engine.Admin.AddSiteAsync(project.Id, "main");
    var member = await engine.Admin.AddMemberAsync(project.Id, "anna@example.org", "Anna", "-");
    await engine.Admin.SwitchAsync(member, available: true);
    var anna = new DeskActor { Project = project.Id, Member = member.Id };
    var mint = new IdMint(engine.Clock, new SeededRandomSource(1));
    var dialogs = new DialogId[Workers * DialogsEach];
    for (var i = 0; i < dialogs.Length; i++)
    {
        var visitor = new Visitor { Project = project.Id, Id = new VisitorId(mint.Next()), Site = site.Id, CreatedAt = engine.Clock.Now };
        await engine.Storage.Visitors.AddAsync(visitor, visitor.Id.Value.ToByteArray(), CancellationToken.None);
        var me = new VisitorActor { Project = project.Id, Site = site.Id, Visitor = visitor.Id };
        await engine.Visitors.SayAsync(me, new MessageId(mint.Next()), "Is anybody there?");
        dialogs[i] = (await engine.Storage.Dialogs.FindByVisitorAsync(project.Id, visitor.Id, ChannelKind.Site, CancellationToken.None))!.Id;
        await engine.Desk.TakeAsync(anna, dialogs[i], new Seen { Responsible = null });
    }

    // Ids come from the page, so they are made before.
    var ids = Enumerable.Range(0, answers).Select(_ => new MessageId(mint.Next())).ToArray();
    GC.Collect();
    var before = GC.GetTotalAllocatedBytes(precise: true);
    var began = Stopwatch.GetTimestamp();
    await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
    {
        for (var i = worker; i < answers; i += Workers)
        {
            var dialog = dialogs[(worker * DialogsEach) + (i / Workers % DialogsEach)];
            await engine.Desk.AnswerAsync(anna, dialog, ids[i], "Good day! How can I help you?", member.Id);
        }
    })));
    var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
    return (answers / took, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)answers);
}
