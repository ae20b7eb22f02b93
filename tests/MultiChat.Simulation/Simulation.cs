using MultiChat.Simulation.Acts;
using MultiChat.Simulation.Faults;
using MultiChat.Simulation.Oracles;
using MultiChat.Simulation.Pages;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Simulation;

/// <summary>One run: a world is set up, faults rage for some steps, then they stop and everything must come together.</summary>
internal sealed class Simulation
{
    /// <summary>How long everybody has after the last fault (guarantee G4).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long what has just become known may be on its way to pages and back.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(1);

    /// <summary>How soon pages know that a chat can begin, or no longer can (rule P4).</summary>
    private static readonly TimeSpan SoonKnown = TimeSpan.FromSeconds(2);

    /// <summary>How long what faults have left may last: the longest stall, silence and pause one after the other.</summary>
    private static readonly TimeSpan LongestUnrest = TimeSpan.FromMinutes(3);

    private readonly World _world;
    private readonly VisitorActs _visitors;
    private readonly OperatorActs _operators;
    private int _steps;

    private Simulation(WorldPlan plan, TextWriter? trace, TextWriter? pages)
    {
        _world = new World(plan, trace, pages);
        _visitors = new VisitorActs(_world);
        _operators = new OperatorActs(_world);
    }

    /// <param name="plan">What the run is made from.</param>
    /// <param name="trace">Where to tell everything that happens, for people.</param>
    /// <param name="pages">Where to tell what the pages' models were told and did, for the tests of the real pages.</param>
    public static RunResult Run(WorldPlan plan, TextWriter? trace = null, TextWriter? pages = null)
    {
        var run = new Simulation(plan, trace, pages);
        run.SetUp();
        run.Rage();
        if (!run._world.Verdict.IsBroken)
        {
            run.Converge();
        }

        if (run._world.Verdict.IsBroken)
        {
            run.EndTraces();
        }

        return RunResult.Of(run._world, run._steps);
    }

    private void EndTraces()
    {
        foreach (var tab in _world.Tabs)
        {
            tab.Context.Turns?.End();
            tab.Visit.Own.EndTrace();
        }

        foreach (var page in _world.OperatorPages)
        {
            page.Context.Turns?.End();
            page.Answers.EndTraces();
        }
    }

    private void SetUp()
    {
        var host = _world.StartHost();
        _world.Thread.RunUntilIdle();
        for (var number = 1; number <= _world.Plan.Projects; number++)
        {
            Complete(host.Context, AddProjectAsync(host.Engine, number));
        }

        while (_world.Hosts.Count < _world.Plan.Hosts)
        {
            _world.StartHost();
            _world.Thread.RunUntilIdle();
        }

        _world.Faults.FirstWrites = _world.Storage.Writes;
    }

    // In memory and without faults nothing waits but for the queue.
    private void Complete(Runtime.SimulatedContext context, Func<Task> work)
    {
        Task? done = null;
        context.Run(() => done = work());
        _world.Thread.RunUntilIdle();
        done!.GetAwaiter().GetResult();
    }

    private Func<Task> AddProjectAsync(ChatEngine engine, int number) => async () =>
    {
        var project = await engine.Admin.CreateProjectAsync($"p{number}", $"Project {number}");
        var site = await engine.Admin.AddSiteAsync(project.Id, $"site{number}");
        var group = await engine.Admin.AddGroupAsync(project.Id, "Sales");
        await engine.Admin.Classes.AddAsync(project.Id, "Order", isLead: true);
        await engine.Admin.Classes.AddAsync(project.Id, "Question");
        var office = new Keep();
        for (var i = 1; i <= 3; i++)
        {
            var member = await engine.Admin.AddMemberAsync(
                project.Id, $"o{number}{i}@example.org", $"Operator {number}{i}", "-", groups: i == 1 ? [group.Id] : null);
            if (i == 3)
            {
                await engine.Admin.SaveMemberAsync(member with { Schedule = MinuteHours.Schedule });
            }

            await engine.Admin.SwitchAsync(member, available: true);
            _world.Seats.Add(new OperatorSeat(_world, new DeskActor { Project = project.Id, Member = member.Id }, $"O{number}{i}", office));
        }

        _world.Teams.Add(engine.Admin.FindProject(project.Slug)!);
        for (var i = 1; i <= _world.Plan.Visitors / _world.Plan.Projects; i++)
        {
            _world.Browsers.Add(new Browser(_world, site, (number * 100) + i));
        }
    };

    private void Rage()
    {
        _world.Faults.Begin();
        while (_steps < _world.Plan.Steps && !_world.Verdict.IsBroken)
        {
            Step();
        }

        _world.Faults.End();
    }

    private void Step()
    {
        _steps++;
        switch (_world.Acts.Next(100))
        {
            case < 62:
                Advance(_world.Now + TimeSpan.FromSeconds(3));
                return;
            case < 80:
                _visitors.Act();
                break;
            case < 96:
                _operators.Act();
                break;
            case < 97 when _world.Acts.OneIn(2) && _operators.FindEditAtTheLimit() is var (wait, edit):
                Sleep(_world.Now + wait);
                edit();
                break;
            default:
                _world.Faults.Act();
                break;
        }

        Settle();
    }

    /// <summary>On to the next thing that is due, but no further than to a limit.</summary>
    private void Advance(TimeSpan limit)
    {
        var due = _world.Clock.NextDueTime is { } next ? next - _world.Clock.GetUtcNow() : TimeSpan.MaxValue;
        var left = limit - _world.Now;
        due = due < left ? due : left;
        _world.Clock.Advance(due > TimeSpan.Zero ? due : TimeSpan.Zero);
        Settle();
    }

    private void Sleep(TimeSpan until)
    {
        while (_world.Now < until && !_world.Verdict.IsBroken)
        {
            Advance(until);
        }
    }

    private void Settle()
    {
        _world.Thread.RunUntilIdle();
        _world.Oracles.CheckNow();
        if (_world.Thread.Escape is { } escape)
        {
            _world.Verdict.Break("thread", $"Something left the simulated thread:\n{escape}");
        }
    }

    private void Converge()
    {
        _world.Trace.Add("phase", "calm");
        _world.Hosts.FindAll(host => host.HasHung).ForEach(host => _world.Faults.Kill(host, FaultKind.Restart));
        foreach (var browser in _world.Browsers.Where(browser => browser.Tabs.Count == 0))
        {
            browser.OpenTab();
        }

        foreach (var seat in _world.Seats.Where(seat => seat.Pages.Count == 0))
        {
            seat.SignOn();
        }

        AwaitRest();
        _world.Trace.Add("phase", "rest");
        Sleep(_world.Now + Patience);
        while (HasJustClosed() && !_world.Verdict.IsBroken)
        {
            Sleep(_world.Now + OnItsWay);
        }

        if (!_world.Verdict.IsBroken)
        {
            new ConvergenceOracle(_world).Check();
            _world.Oracles.Team.Check();
            Try();
        }
    }

    /// <summary>What a storm rarely leaves behind is brought about one by one, in the calm; each time everybody finds together again.</summary>
    private void Try()
    {
        var trials = new Trials(_world);
        Try(trials.EverybodyGoes, SoonKnown, _world.Oracles.Availability.CheckAgreement);
        Try(trials.EverybodyComes, SoonKnown, _world.Oracles.Availability.CheckAgreement);
        TryAndConverge(trials.OperatorsOpenDialogs, OnItsWay);
        TryAndConverge(trials.PagesAreRefused, TimeSpan.FromSeconds(3));
        if (_world.Plan.Hosts > 1)
        {
            TryAndConverge(trials.AHostMissesNews, TimeSpan.FromSeconds(4));
            TryAndConverge(trials.AHostIsTakenForDead, TimeSpan.FromSeconds(15));
            TryAndConverge(trials.AHostDies, TimeSpan.FromSeconds(1));
            TryAndConverge(trials.VisitorsComeAndGo, TimeSpan.FromSeconds(8));
        }
    }

    private void TryAndConverge(Action trial, TimeSpan lasting) => Try(trial, lasting, () =>
    {
        _world.NewsFaults.Insist = _world.StoreFaults.RefusesPages = false;
        AwaitRest();
        Sleep(_world.Now + Patience);
        if (!_world.Verdict.IsBroken)
        {
            new ConvergenceOracle(_world).Check();
        }
    });

    private void Try(Action trial, TimeSpan lasting, Action check)
    {
        if (!_world.Verdict.IsBroken)
        {
            _world.Trace.Add("phase", trial.Method.Name);
            trial();
            Settle();
            Sleep(_world.Now + lasting);
            check();
        }
    }

    /// <summary>
    /// Until nothing lasts of the faults: hosts are up, the store has answered, lines are empty, pages whose line was broken have another one,
    /// and none waits out the pause after a refusal. From then on everybody who is connected has to find together alone.
    /// </summary>
    private void AwaitRest()
    {
        for (var limit = _world.Now + LongestUnrest; FindUnrest() is { } unrest && !_world.Verdict.IsBroken;)
        {
            if (_world.Now >= limit)
            {
                _world.Verdict.Break("7", $"{LongestUnrest.TotalSeconds} s after the last fault {unrest}.");
            }

            Advance(_world.Now + TimeSpan.FromSeconds(1));
        }
    }

    private string? FindUnrest()
    {
        if (_world.Hosts.Count(host => host.IsUp) < _world.Plan.Hosts)
        {
            return "a host is not up";
        }

        var broken = Hubs().Where(hub => !hub.IsSound).ToList();
        broken.ForEach(hub => hub.Mend());
        return broken.Count > 0 ? "a page has no connection"
            : _world.StoreFaults.Delayed > 0 ? "the store has not answered"
            : !_world.News.IsAtRest ? "hosts have not heard everything of each other"
            : _world.Requests.Count > 0 ? "a request is under way"
            : _world.Waiting.Exists(page => !page.IsDead) ? "a page waits to ask again"
            : _world.Hosts.SelectMany(host => host.Links).FirstOrDefault(link => !link.IsAtRest) is { } line ? $"a line of {line.Name} is not empty"
            : null;
    }

    private IEnumerable<(bool IsSound, Action Mend)> Hubs() =>
    [
        .. _world.Tabs.Select(tab => (tab.Hub.IsSound, (Action)(() => tab.Context.Run(tab.Hub.Mend)))),
        .. _world.OperatorPages.Select(page => (page.Hub.IsSound, (Action)(() => page.Context.Run(page.Hub.Mend)))),
    ];

    /// <summary>A closing has only now become one that cannot be taken back, and is on its way to the visitor.</summary>
    private bool HasJustClosed()
    {
        var now = Instant.FromDateTimeOffset(_world.Clock.GetUtcNow());
        return _world.Truth.Dialogs.Any(dialog => dialog.EndForVisitor(now) != dialog.EndForVisitor(now - Duration.FromTimeSpan(OnItsWay)));
    }
}
