using System.Threading.Channels;
using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commands;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Live;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Hosts;

/// <summary>
/// Tells this host's listeners what other hosts of the installation did, and the others who is connected here. News are heard one at a time
/// and in a bounded queue; what does not fit, or cannot be read, becomes one look at everything.
/// </summary>
internal sealed class Neighbours(
    HostId here,
    SteadyClock clock,
    ISharedStorage? shared,
    IDialogStore dialogs,
    IVisitorStore visitors,
    CommitStream commits,
    MarkBook marks,
    CardFilling cards,
    TemplateSaving templates,
    TeamDirectory teams,
    SwitchBook switches,
    Attendance attendance,
    ConnectionBook connections,
    PresenceBook presence,
    TypingRelay typing,
    ChatClock chatClock,
    Switchboard switchboard) : IDisposable
{
    public const int MaxUnheard = 10_000;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Channel<HostNews> _unheard = Channel.CreateBounded<HostNews>(new BoundedChannelOptions(MaxUnheard) { SingleReader = true });
    // Its own, for they may be thousands.
    private readonly Errands _tells = new(clock);
    // Its own too: whose right is gone does not wait until other news are heard.
    private readonly Errands _teamLoads = new(clock);
    private ITimer? _again;
    private IHostLink? _link;
    private ToldElsewhere? _told;
    private TypingTold? _typingTold;
    private int _missed;

    /// <summary>Raised where sessions of an account were ended; null for any account, where news may be missing.</summary>
    public event Action<AccountId?>? SessionsEnded;

    /// <summary>Joins the other hosts, where the storage can be shared.</summary>
    /// <exception cref="StorageException">It cannot; the message says why.</exception>
    public async Task JoinAsync(CancellationToken cancellation)
    {
        if (shared is not { Link: var link })
        {
            return;
        }

        _link = link;
        _told = new ToldElsewhere(link, presence, connections, _tells);
        _again = clock.CreateTimer(() => Hear(new HostNews.Missed()));
        presence.MovedHere += _told.Tell;
        connections.MovedHere += _told.Tell;
        if (link is ITypingLink typingLink)
        {
            _typingTold = new TypingTold(typingLink, chatClock);
            typing.MadeHere += _typingTold.Tell;
            _ = _typingTold.RunAsync();
        }

        await link.JoinAsync(here, Hear, cancellation);
        // What was changed between the first load and the joining nobody has told.
        await teams.LoadAsync(cancellation);
        if (link is IDatedLink dated)
        {
            teams.Knowledge.Join(() => dated.NewsAge);
        }

        _ = ListenAsync();
    }

    public void Dispose()
    {
        _again?.Dispose();
        _typingTold?.End();
        _tells.Dispose();
        _teamLoads.Dispose();
        _unheard.Writer.TryComplete();
    }

    private void Hear(HostNews news)
    {
        if (news is HostNews.TeamChanged or HostNews.Missed)
        {
            teams.Knowledge.Doubt();
        }

        if (news is HostNews.Typed(var sign))
        {
            // Not in the queue: what is true for seconds neither waits there nor takes the place of what matters.
            typing.Hear(sign);
            return;
        }

        if (news is HostNews.TeamChanged(var project))
        {
            _teamLoads.Run(project, async () => await teams.ReloadAsync(project, CancellationToken.None));
            return;
        }

        if (news is HostNews.SessionsEnded(var account))
        {
            SessionsEnded?.Invoke(account);
            return;
        }

        if (!_unheard.Writer.TryWrite(news))
        {
            Volatile.Write(ref _missed, 1);
        }
    }

    private async Task ListenAsync()
    {
        // Not ReadAllAsync, which goes on outside the caller's context.
        while (await _unheard.Reader.WaitToReadAsync())
        {
            while (_unheard.Reader.TryRead(out var news))
            {
                await TryTakeAsync(Interlocked.Exchange(ref _missed, 0) == 1 ? new HostNews.Missed() : news);
            }
        }
    }

    private async Task TryTakeAsync(HostNews news)
    {
        try
        {
            await TakeAsync(news);
        }
        catch (Exception)
        {
            // The store did not answer, and there may be no other news for long: a little later everything is looked at.
            _again!.Change(PauseAfterFailure, Timeout.InfiniteTimeSpan);
        }
    }

    private async ValueTask TakeAsync(HostNews news)
    {
        switch (news)
        {
            case HostNews.DialogCommitted(var moved, var end):
                commits.Hear(new LastCommit(moved, end));
                break;
            case HostNews.DialogMoved(var project, var id):
                // Operators' pages need not wait until it is known whose dialog it is.
                switchboard.LookFromDesk(project, id);
                if (await dialogs.FindAsync(project, id, CancellationToken.None) is { } dialog)
                {
                    switchboard.LookFromSite(dialog);
                    marks.Look(dialog);
                }

                break;
            case HostNews.ClientChanged(var project, var id):
                await cards.LookAsync(project, id);
                break;
            case HostNews.TemplatesChanged(var project):
                templates.Look(project);
                break;
            case HostNews.VisitorForgotten(var project, var visitor):
                switchboard.End(project, visitor);
                break;
            case HostNews.StatusChanged(var project):
                await switches.ReloadAsync(project, CancellationToken.None);
                break;
            case HostNews.PagesChanged(var pages):
                presence.Hear(pages);
                break;
            case HostNews.ConnectionsChanged(var counted):
                await attendance.HearAsync(counted, CancellationToken.None);
                break;
            case HostNews.HostGone(var host) when host == here:
                // The others took this host for dead. They are told everything again, and it knows itself who is here.
                break;
            case HostNews.HostGone(var host):
                presence.Lose(host);
                await attendance.LoseAsync(host, CancellationToken.None);
                break;
            default:
                await LookAtEverythingAsync();
                break;
        }
    }

    /// <summary>The others may have missed this host as well: they are told everything again.</summary>
    private async ValueTask LookAtEverythingAsync()
    {
        var connected = await _link!.ListConnectedAsync(CancellationToken.None);
        presence.Know(connected.Pages);
        await attendance.KnowAsync(connected.Connections, CancellationToken.None);
        foreach (var pages in presence.ListHere())
        {
            _told!.Tell(pages);
        }

        foreach (var counted in connections.ListHere())
        {
            _told!.Tell(counted);
        }

        await teams.LoadAsync(CancellationToken.None);
        foreach (var team in teams.All)
        {
            await switches.ReloadAsync(team.Project.Id, CancellationToken.None);
        }

        SessionsEnded?.Invoke(null);
        await EndForgottenAsync();
        switchboard.LookAtEverything();
    }

    private async ValueTask EndForgottenAsync()
    {
        foreach (var project in switchboard.ListVisitors().ToLookup(here => here.Project, here => here.Visitor))
        {
            var remembered = await visitors.ListRememberedAsync(project.Key, [.. project], CancellationToken.None);
            foreach (var forgotten in project.Where(visitor => !remembered.Contains(visitor)))
            {
                switchboard.End(project.Key, forgotten);
            }
        }
    }
}
