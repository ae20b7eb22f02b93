using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Pages;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Network;

/// <summary>The page's end of its connection, as <c>Ui/shared/hub.ts</c> has it: connects, calls, notices a loss, connects again after a pause.</summary>
internal sealed class PageHub<TEdge>(
    World world, SimulatedContext page, string owner, Func<SimulatedHost, Link, TEdge> accept, Action opened, Action lost)
    where TEdge : Edge
{
    private readonly Dictionary<object, Action> _calls = [];
    private Link? _link;
    private TEdge? _edge;
    private int _attempts;
    private TimeSpan _openedAt;
    private bool _isStopped;

    public bool IsOpen { get; private set; }

    public Link? Link => _link;

    /// <summary>The connection stands and carries, as somebody sees who sees both ends.</summary>
    public bool IsSound => IsOpen && _link is { IsSound: true };

    /// <summary>The host at the other end, or null.</summary>
    public SimulatedHost? Host => _edge?.At;

    public void Connect()
    {
        if (_link is not null || _isStopped)
        {
            return;
        }

        var link = _link = new Link(world, owner);
        link.OpenPageEnd(page, () => Lose(link));
        if (world.FindHost() is not { } host)
        {
            world.Context.After(world.Weather.Latency(), () => page.Run(() => Lose(link)));
            return;
        }

        host.Links.Add(link);
        link.CarryToHost(() => host.Context.Run(() =>
        {
            var edge = accept(host, link);
            link.OpenHostEnd(host.Context, edge.End);
            link.CarryToPage(page, () => Open(link, edge));
        }));
    }

    /// <summary>Connects at once instead of waiting for its turn, and with a fresh line where the old one may be dead.</summary>
    public void Retry()
    {
        _isStopped = false;
        _attempts = 0;
        Connect();
    }

    /// <summary>A fresh line instead of one that is dead, or at once instead of at the next try.</summary>
    public void Mend()
    {
        if (_link is not { IsComing: true } and not { IsSound: true })
        {
            Drop(_link);
            Retry();
        }
    }

    public void Stop()
    {
        _isStopped = true;
        Drop(_link);
    }

    public Task<Reply<T>> CallAsync<T>(string name, Func<TEdge, ValueTask<T>> call)
    {
        if (!IsOpen || _link is not { } link || _edge is not { } edge)
        {
            return Task.FromResult(Reply<T>.Lost);
        }

        // Goes on at once, inside the page, as a browser's microtask does: nothing else of the page comes between.
        var answered = new TaskCompletionSource<Reply<T>>();
        var command = world.Commands.Begin(name, owner, link);
        world.Faults.Meet(command, link);
        world.Trace.Add("call", $"{owner} {name}");
        _calls.Add(answered, () => answered.TrySetResult(Reply<T>.Lost));
        void Arrive()
        {
            var run = new Command(name, owner);
            edge.Receive(run, async () =>
        {
            var reply = await Reply<T>.OfAsync(() => call(edge));
            world.Oracles.Answered(run, reply.Code, reply.Refusal);
            world.Trace.Add("answer", $"{owner} {name} {reply.Code}");
            link.CarryToPage(page, () =>
            {
                world.Commands.End(command);
                if (_calls.Remove(answered))
                {
                    answered.TrySetResult(reply);
                }
            });
        });
        }

        link.CarryToHost(Arrive);
        if (world.Faults.DuplicatesRequest(link))
        {
            link.CarryToHost(Arrive);
        }

        return answered.Task;
    }

    private void Open(Link link, TEdge edge)
    {
        if (link == _link)
        {
            (_edge, IsOpen, _openedAt) = (edge, true, world.Now);
            opened();
        }
    }

    private void Lose(Link link)
    {
        if (link == _link)
        {
            Drop(link);
        }
    }

    private void Drop(Link? link)
    {
        var wasOpen = IsOpen;
        if (link is not null)
        {
            link.HangUpByPage();
            world.Commands.Lose(link);
            (_link, _edge, IsOpen) = (null, null, false);
        }

        var calls = _calls.Values.ToList();
        _calls.Clear();
        // A page that is gone hears of nothing.
        if (page.IsDead)
        {
            return;
        }

        if (wasOpen && world.Now - _openedAt > TimeSpan.FromSeconds(5))
        {
            _attempts = 0;
        }

        page.After(TimeSpan.FromSeconds(Patience.RetryDelay(_attempts++)) + world.Pages.Milliseconds(0, 999), Connect);
        if (wasOpen)
        {
            lost();
        }

        calls.ForEach(answerLost => answerLost());
    }
}
