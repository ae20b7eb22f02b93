using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;

namespace MultiChat.Simulation.Pages;

/// <summary>One visitor's browser: the cookie, what it remembers, the tabs. The tabs come and go.</summary>
internal sealed class Browser(World world, Site site, int number)
{
    private readonly Queue<Func<Task>> _identifying = new();
    private bool _isIdentifying;
    private int _tabs;

    public Site Site => site;

    public int Number => number;

    public string Name => $"V{number}";

    /// <summary>The secret of this browser's visitor, or null.</summary>
    public string? Token { get; private set; }

    /// <summary>Which visitor with a dialog the browser remembers, or null.</summary>
    public VisitorId? Remembered { get; set; }

    /// <summary>A first message is on its way, or there is a dialog: tabs join at once.</summary>
    public bool ExpectsDialog { get; set; }

    public Keep Keep { get; } = new();

    public List<VisitorTab> Tabs { get; } = [];

    public VisitorTab OpenTab(Keep? kept = null)
    {
        var tab = new VisitorTab(world, this, $"{Name}.{++_tabs}", kept ?? new Keep());
        Tabs.Add(tab);
        return tab;
    }

    public void Close(VisitorTab tab, bool goodbye)
    {
        tab.Close(goodbye);
        Tabs.Remove(tab);
    }

    /// <summary>The page is loaded again: what it held in memory is gone, what the browser keeps stays.</summary>
    public VisitorTab Reload(VisitorTab tab, bool goodbye)
    {
        Close(tab, goodbye);
        return OpenTab(tab.OwnKeep);
    }

    /// <summary>Asks a host who this is. One tab at a time, so that two without a cookie do not become two visitors.</summary>
    public Task<Reply<Identity>> IdentifyAsync(VisitorTab tab)
    {
        var answered = new TaskCompletionSource<Reply<Identity>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _identifying.Enqueue(async () =>
        {
            answered.TrySetResult(tab.Context.IsDead ? Reply<Identity>.Lost : await AskAsync());
            _isIdentifying = false;
            NextIdentification();
        });
        NextIdentification();
        return answered.Task;
    }

    private void NextIdentification() => world.Context.Run(() =>
    {
        if (!_isIdentifying && _identifying.TryDequeue(out var next))
        {
            _isIdentifying = true;
            _ = next();
        }
    });

    private async Task<Reply<Identity>> AskAsync()
    {
        var reply = await Rest.CallAsync(world, "Identify", Name, host => host.Identities.IdentifyAsync(site, Token));
        if (reply.Ok is { } identity)
        {
            Token = identity.Token;
        }

        return reply;
    }
}
