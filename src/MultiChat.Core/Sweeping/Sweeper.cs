using Microsoft.Extensions.Logging;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Sweeping;

/// <summary>
/// Throws away what has had its time: ended sessions and tries, expired tickets, visitors who never wrote, photos that nobody has. Each hour, in steps so short that
/// nobody waits for one: commands take their turns between them.
/// </summary>
internal sealed partial class Sweeper : IAsyncDisposable
{
    public const int Step = 100;

    private const int MostSteps = 10_000;
    private static readonly Duration FirstAfter = Duration.FromMinutes(1);
    private static readonly Duration UnusedPhotoMemory = Duration.FromDays(1);
    private static readonly Duration Between = Duration.FromHours(1);

    private readonly ISweptAccounts? _accounts;
    private readonly ISweptVisitors? _visitors;
    private readonly IPhotoStore? _photos;
    private readonly TeamDirectory _teams;
    private readonly PresenceBook _presence;
    private readonly ChatOptions _options;
    private readonly ChatClock _clock;
    private readonly ChatTelemetry _telemetry;
    private readonly ILogger _log;
    private readonly Dictionary<ProjectId, UnseenVisitor> _seenTo = [];
    private readonly Signal _signal;
    private readonly CancellationTokenSource _closing = new();
    private readonly ITimer _timer;
    private Task _working = Task.CompletedTask;

    public Sweeper(
        IAccountStore accounts,
        IVisitorStore visitors,
        IProjectStore projects,
        TeamDirectory teams,
        PresenceBook presence,
        ChatOptions options,
        ChatClock clock,
        ChatTelemetry telemetry,
        ILogger<Sweeper> log)
    {
        (_teams, _presence, _options, _clock, _telemetry, _log) = (teams, presence, options, clock, telemetry, log);
        (_accounts, _visitors, _photos) = (accounts as ISweptAccounts, visitors as ISweptVisitors, projects as IPhotoStore);
        _signal = new Signal(clock.UnderWay);
        _timer = clock.Time.CreateTimer(_ => _signal.Raise(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start()
    {
        if (_accounts is not null || _visitors is not null || _photos is not null)
        {
            _working = WorkAsync();
            Rest(FirstAfter);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _signal.End();
        await _working;
        await _timer.DisposeAsync();
        _closing.Dispose();
    }

    private async Task WorkAsync()
    {
        while (await _signal.WaitAsync() && !_closing.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(_closing.Token);
            }
            catch (Exception) when (_closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Nobody waits for it; the next hour goes on where this one stopped.
                LogFailed(_log, failure);
            }

            Rest(Between);
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        var accounts = _accounts is { } swept
            ? await StepsAsync("accounts", () => swept.SweepAsync(_clock.Now, Step, cancellation))
            : 0;
        var (tickets, visitors) = (0, 0);
        if (_visitors is { } store)
        {
            foreach (var project in _teams.All.Select(team => team.Project.Id))
            {
                tickets += await StepsAsync("tickets", () => store.SweepTicketsAsync(project, _clock.Now, Step, cancellation));
                visitors += await ForgetVisitorsAsync(store, project, cancellation);
            }
        }

        var photos = _photos is { } album ? await ForgetPhotosAsync(album, cancellation) : 0;
        if (accounts + tickets + visitors + photos > 0)
        {
            LogSwept(_log, accounts, photos, tickets, visitors);
        }
    }

    private async Task<int> ForgetPhotosAsync(IPhotoStore album, CancellationToken cancellation)
    {
        var forgotten = 0;
        foreach (var project in _teams.All.Select(team => team.Project.Id))
        {
            var now = _clock.Now;
            forgotten += await StepsAsync("photos", () => album.SweepAsync(project, now, now - UnusedPhotoMemory, Step, cancellation));
        }

        return forgotten;
    }

    private async Task<int> ForgetVisitorsAsync(ISweptVisitors store, ProjectId project, CancellationToken cancellation)
    {
        var forgotten = 0;
        if (_options.SilentVisitorMemory is not { } memory)
        {
            return forgotten;
        }

        var before = _clock.Now - memory;
        for (var step = 0; step < MostSteps; step++)
        {
            // Who was passed over has a dialog, or has just been noted as being here: nobody is looked at each hour anew.
            var unseen = await store.ListUnseenAsync(project, before, _seenTo.GetValueOrDefault(project), Step, cancellation);
            if (unseen.Count == 0)
            {
                break;
            }

            var silent = unseen.Where(visitor => !visitor.HasDialog).ToLookup(visitor => _presence.PagesOf(project, visitor.Id) > 0, visitor => visitor.Id);
            foreach (var present in silent[true])
            {
                await store.TouchAsync(project, present, _clock.Now, cancellation);
            }

            var removed = silent[false].Any() ? await store.RemoveUnseenAsync(project, [.. silent[false]], before, cancellation) : 0;
            _telemetry.Swept("visitors", removed);
            forgotten += removed;
            _seenTo[project] = unseen[^1];
        }

        return forgotten;
    }

    /// <summary>Steps until one of them finds less than it could have taken.</summary>
    private async Task<int> StepsAsync(string kind, Func<Task<int>> sweep)
    {
        var all = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            var swept = await sweep();
            _telemetry.Swept(kind, swept);
            all += swept;
            if (swept < Step)
            {
                break;
            }
        }

        return all;
    }

    private void Rest(Duration pause) => _timer.Change(pause.ToTimeSpan(), Timeout.InfiniteTimeSpan);

    [LoggerMessage(1121, LogLevel.Information,
        "Threw away what has had its time: {Accounts} sessions, tries and known browsers, {Photos} photos that nobody has, {Tickets} tickets, {Visitors} visitors who never wrote")]
    private static partial void LogSwept(ILogger logger, int accounts, int photos, int tickets, int visitors);

    [LoggerMessage(1122, LogLevel.Warning, "What has had its time could not be thrown away; the next hour tries again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
