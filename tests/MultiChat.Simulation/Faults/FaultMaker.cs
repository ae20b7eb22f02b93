
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Faults;

/// <summary>Makes things go wrong between and beneath hosts and pages.</summary>
internal sealed class FaultMaker(World world, Chance chance)
{
    private static readonly FaultKind[] Kinds =
    [
        FaultKind.Cut, FaultKind.Cut, FaultKind.Cut, FaultKind.Cut,
        FaultKind.HalfOpen, FaultKind.HalfOpen,
        FaultKind.Stall, FaultKind.Stall, FaultKind.Stall, FaultKind.Stall, FaultKind.Stall,
        FaultKind.Restart, FaultKind.Restart,
        FaultKind.ClockForward, FaultKind.ClockBack,
        FaultKind.Restore,
        FaultKind.NewsMissed, FaultKind.HeartbeatLapsed,
    ];

    public bool IsOn { get; private set; }

    /// <summary>How many writes a backup has at least: the projects.</summary>
    public int FirstWrites { get; set; }

    public int Restores { get; private set; }

    public void Begin()
    {
        IsOn = true;
        world.Weather.IsCalm = false;
    }

    public void End()
    {
        IsOn = false;
        world.Weather.IsCalm = true;
    }

    public bool DuplicatesRequest(Link link)
    {
        if (!IsOn || !chance.OneIn(25) || world.Plan.Without.Contains(FaultKind.Duplicate))
        {
            return false;
        }

        world.Commands.Strike(FaultKind.Duplicate, link);
        return true;
    }

    /// <summary>Counts the faults that last while a command begins.</summary>
    public void Meet(Command command, Link line)
    {
        if (line.ToHost.IsDead || line.ToPage.IsDead)
        {
            world.Commands.Strike(FaultKind.HalfOpen, command);
        }

        if (line.ToHost.StalledFor > TimeSpan.Zero || line.ToPage.StalledFor > TimeSpan.Zero)
        {
            world.Commands.Strike(FaultKind.Stall, command);
        }

        if (world.StoreFaults.Delayed > 0)
        {
            world.Commands.Strike(FaultKind.StoreDelay, command);
        }

        if (world.Hosts.Exists(host => host.HasHung))
        {
            world.Commands.Strike(FaultKind.StoreHang, command);
        }

        if (world.Hosts.Exists(host => host.Line is { IsBlind: true }))
        {
            world.Commands.Strike(FaultKind.NewsMissed, command);
        }

        if (world.Hosts.Exists(host => host.Line is { IsSilent: true }))
        {
            world.Commands.Strike(FaultKind.HeartbeatLapsed, command);
        }

        // No backup is restored in the middle of what happens: those who do it stop everything first.
        if (IsOn && world.Commands.IsRare(command) && chance.OneIn(4) && chance.Pick(Kinds) is var kind and not FaultKind.Restore)
        {
            world.Context.After(chance.Milliseconds(0, 20), () => Strike(kind, line));
        }
    }

    public void Act()
    {
        var kind = chance.Pick(Kinds);
        Strike(world.Hosts.Exists(host => host.HasHung) && chance.OneIn(2) ? FaultKind.Restart : kind);
    }

    /// <param name="kind">What happens.</param>
    /// <param name="at">Where, if it happens to a line; any line where null.</param>
    private void Strike(FaultKind kind, Link? at = null)
    {
        if (!IsOn || world.Plan.Without.Contains(kind) || (kind == FaultKind.Restore && !chance.OneIn(2)))
        {
            return;
        }

        switch (kind)
        {
            case FaultKind.Restart:
                Restart();
                break;
            case FaultKind.Restore:
                Restore();
                break;
            case FaultKind.NewsMissed or FaultKind.HeartbeatLapsed:
                StrikeNews(kind);
                break;
            case FaultKind.ClockForward:
                MoveClock(kind, chance.OneIn(3) ? chance.Milliseconds(1, 5_400_000) : chance.Milliseconds(1, 20_000));
                break;
            case FaultKind.ClockBack:
                MoveClock(kind, -(chance.OneIn(3) ? chance.Milliseconds(1, 5_400_000) : chance.Milliseconds(1, 20_000)));
                break;
            default:
                StrikeLine(kind, at);
                break;
        }
    }

    /// <summary>A host's process ends between two instructions of it, and another is started over the same store.</summary>
    public void Kill(SimulatedHost host, FaultKind kind)
    {
        world.Trace.Add("fault", $"{kind} of host {host.Number}");
        world.Commands.Strike(kind);
        host.Kill(silently: chance.OneIn(4));
        world.Hosts.Remove(host);
        world.StartHostAfter(chance.Milliseconds(0, 8_000));
    }

    private void Restart()
    {
        if (world.Hosts.Count > 0)
        {
            Kill(world.Hosts.Find(host => host.HasHung) ?? chance.Pick(world.Hosts), world.Hosts.Count > 1 ? FaultKind.LoseHost : FaultKind.Restart);
        }
    }

    // Nobody is connected to a store while it is being replaced.
    private void Restore()
    {
        world.Hosts.ToList().ForEach(host => Kill(host, FaultKind.Restore));
        Restores++;
        world.RestoreStorage(Math.Max(FirstWrites, world.Storage.Writes - chance.Between(0, 60)));
    }

    private void StrikeNews(FaultKind kind)
    {
        if (world.Hosts.Count > 1 && chance.Pick(world.Hosts) is { IsUp: true, Line: { } line } host)
        {
            world.Trace.Add("fault", $"{kind} of host {host.Number}");
            world.Commands.Strike(kind);
            if (kind == FaultKind.NewsMissed)
            {
                line.Blind(chance.Milliseconds(2_000, 12_000));
            }
            else
            {
                line.Silence(chance.Milliseconds(8_000, 20_000));
            }
        }
    }

    private void MoveClock(FaultKind kind, TimeSpan by)
    {
        world.Trace.Add("fault", $"{kind} by {by}");
        world.Commands.Strike(kind);
        world.ClockSetAt = world.Now;
        world.Clock.AdjustTime(world.Clock.GetUtcNow() + by);
    }

    private void StrikeLine(FaultKind kind, Link? at)
    {
        if ((at is { IsWhole: true } ? at : FindLine()) is not { } line)
        {
            return;
        }

        var lane = chance.OneIn(2) ? line.ToHost : line.ToPage;
        world.Trace.Add("fault", $"{kind} of {lane.Name}");
        world.Commands.Strike(kind, line);
        switch (kind)
        {
            case FaultKind.Cut:
                line.Cut();
                break;
            case FaultKind.HalfOpen:
                line.LoseDirection(lane);
                break;
            default:
                lane.Stall(chance.Milliseconds(500, 20_000));
                break;
        }
    }

    private Link? FindLine()
    {
        if (world.FindHost() is not { } host)
        {
            return null;
        }

        host.Links.RemoveAll(link => link is { IsPageEndOpen: false, IsHostEndOpen: false });
        var whole = host.Links.Where(link => link.IsWhole).ToList();
        var busy = whole.Where(world.Commands.IsBusy).ToList();
        return chance.PickOrNull(busy.Count > 0 && !chance.OneIn(3) ? busy : whole);
    }
}
