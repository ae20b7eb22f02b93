using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Network;

/// <summary>A connection between a page and a host. Each end has its own opinion of whether it still stands.</summary>
internal sealed class Link
{
    // SignalR's and the pages' own patience with a silent other side.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly World _world;
    private Action? _pageLost;
    private Action? _hostLost;
    private bool _isCut;
    private bool _wasTaken;
    private bool _isHostOver;

    public Link(World world, string name)
    {
        (_world, Name) = (world, name);
        ToHost = new Lane(world, $"{name}>");
        ToPage = new Lane(world, $"{name}<");
    }

    public string Name { get; }

    public Lane ToHost { get; }

    public Lane ToPage { get; }

    public bool IsPageEndOpen => _pageLost is not null;

    public bool IsHostEndOpen => _hostLost is not null;

    public bool IsWhole => IsPageEndOpen && !_isCut && !ToHost.IsDead && !ToPage.IsDead;

    /// <summary>The page has asked for it, and the host has not taken it yet.</summary>
    public bool IsComing => IsWhole && !_wasTaken;

    /// <summary>Carries in both directions, and both ends know it.</summary>
    public bool IsSound => IsWhole && IsHostEndOpen;

    /// <summary>Both ends agree on whether it still stands, and nothing is under way.</summary>
    public bool IsAtRest => IsPageEndOpen == IsHostEndOpen && ToHost.IsEmpty && ToPage.IsEmpty;

    /// <summary>The page's end, and what to do when it closes other than by the page.</summary>
    public void OpenPageEnd(SimulatedContext page, Action lost) => _pageLost = () => page.Run(lost);

    public void OpenHostEnd(SimulatedContext host, Action lost)
    {
        _wasTaken = true;
        _hostLost = () => host.Run(lost);
        if (_isHostOver)
        {
            EndHost();
        }
    }

    public void CarryToHost(Action deliver) => ToHost.Carry(() => Deliver(deliver));

    public void CarryToPage(SimulatedContext page, Action deliver) => ToPage.Carry(() => Deliver(() =>
    {
        if (IsPageEndOpen)
        {
            page.Run(deliver);
        }
    }));

    /// <summary>The line breaks: what is under way is lost, and both ends notice soon, each in its own time.</summary>
    public void Cut()
    {
        _isCut = true;
        _world.Context.After(_world.Weather.Latency(), EndPage);
        _world.Context.After(_world.Weather.Latency(), EndHost);
    }

    /// <summary>One direction goes dead without a word. Its receiver gives up after a silence; the other end only hears of that if it can.</summary>
    public void LoseDirection(Lane lane)
    {
        lane.IsDead = true;
        _world.Context.After(Silence, () =>
        {
            if (lane == ToPage)
            {
                ClosePageEnd();
                EndPage();
            }
            else
            {
                CloseHostEnd();
            }
        });
    }

    /// <summary>The page hangs up; the host hears of it, if the line still carries.</summary>
    public void HangUpByPage()
    {
        ClosePageEnd();
        _pageLost = null;
    }

    public void CloseHostEnd()
    {
        EndHost();
        ToPage.Carry(() => Deliver(EndPage));
    }

    /// <summary>The host's process is gone: its system resets the connection, or its machine is silent too.</summary>
    public void HostDied(bool silently)
    {
        _hostLost = null;
        if (silently)
        {
            _isCut = true;
            _world.Context.After(Silence, EndPage);
        }
        else
        {
            Cut();
        }
    }

    private void ClosePageEnd() => ToHost.Carry(() => Deliver(EndHost));

    private void Deliver(Action deliver)
    {
        if (!_isCut)
        {
            deliver();
        }
    }

    private void EndPage()
    {
        var lost = _pageLost;
        _pageLost = null;
        lost?.Invoke();
    }

    private void EndHost()
    {
        var lost = _hostLost;
        (_hostLost, _isHostOver) = (null, true);
        lost?.Invoke();
    }
}
