using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Hosts;

/// <summary>What the hosts on one schema tell each other: by the changes that writes note, and by rows of pages and connections.</summary>
/// <param name="connections">Opens the connection of the feed.</param>
/// <param name="writer">Writes what this host tells.</param>
/// <param name="beats">Writes beats.</param>
/// <param name="readers">Reads what others told.</param>
/// <param name="hint">Tells hosts to look.</param>
/// <param name="time">The host's clock, compared with the database's.</param>
/// <param name="steady">The real clock, by which beats go; a test may hold it.</param>
internal sealed class PostgreSqlHostLink(
    Connections connections, SoloWriter writer, SoloWriter beats, Readers readers, ChangeHint hint, TimeProvider time, TimeProvider steady)
    : IHostLink, IDatedLink, ITypingLink, IAsyncDisposable
{
    private const string Pages = "SELECT project_id, visitor_id, host_id, pages, goodbye, at FROM host_pages p";
    private const string OperatorConnections = "SELECT project_id, member_id, host_id, connections FROM host_connections c";

    private HostId _here;
    private Action<HostNews> _hear = static _ => { };
    private ChangeFeed? _feed;
    private Heartbeat? _heartbeat;

    public TimeSpan NewsAge => _feed?.Age ?? TimeSpan.MaxValue;

    public async Task JoinAsync(HostId host, Action<HostNews> hear, CancellationToken cancellation)
    {
        (_here, _hear) = (host, hear);
        await HostClock.ThrowIfOffAsync(readers, time, cancellation);
        _heartbeat = new Heartbeat(host, beats, hint, steady, () => hear(new HostNews.Missed()));
        await _heartbeat.BeatAsync(cancellation);
        // First the changes, then what is there: what moves in between is heard twice and not missed.
        _feed = new ChangeFeed(connections, hint, TakeAsync, LookEverywhereAsync, connections.Host, typed: HearTyping);
        await _feed.StartAsync(cancellation);
        await HearAsync(Pages, OperatorConnections, static statement => statement, cancellation);
        _heartbeat.Start();
    }

    // Of a host that was buried nothing is kept: nobody would bury it again. Its next beat makes it tell everything.
    public async ValueTask TellAsync(VisitorPages pages, CancellationToken cancellation) => await writer.RunAsync("host", () =>
    [
        new Statement("""
            INSERT INTO host_pages (project_id, visitor_id, host_id, pages, goodbye, at)
            SELECT $1, $2, $3, $4, $5, $6 WHERE EXISTS (SELECT FROM hosts WHERE host_id = $3)
            ON CONFLICT (project_id, visitor_id, host_id) DO UPDATE SET pages = excluded.pages, goodbye = excluded.goodbye, at = excluded.at
            """)
            .With(pages.Project.Value).With(pages.Visitor.Value).With(pages.Host.Value).With((long)pages.Pages).With(pages.Goodbye).With(pages.At),
        .. hint.Of(pages.Project, ChangeKind.Pages, pages.Visitor.Value),
    ], cancellation);

    public async ValueTask TellAsync(OperatorConnections counted, CancellationToken cancellation) => await writer.RunAsync("host", () =>
    [
        new Statement("""
            INSERT INTO host_connections (project_id, member_id, host_id, connections)
            SELECT $1, $2, $3, $4 WHERE EXISTS (SELECT FROM hosts WHERE host_id = $3)
            ON CONFLICT (project_id, member_id, host_id) DO UPDATE SET connections = excluded.connections
            """)
            .With(counted.Project.Value).With(counted.Member.Value).With(counted.Host.Value).With((long)counted.Count),
        .. hint.Of(counted.Project, ChangeKind.Connections, counted.Member.Value),
    ], cancellation);

    public async ValueTask TellAsync(IReadOnlyList<TypingSign> signs, CancellationToken cancellation)
    {
        foreach (var some in signs.Chunk(TypingHint.Most))
        {
            await writer.RunAsync("host", () => [hint.OfTyping(some)], cancellation);
        }
    }

    public async ValueTask<Connected> ListConnectedAsync(CancellationToken cancellation) => new()
    {
        Pages = await readers.ListAsync(new Statement(Pages), ReadPages, cancellation),
        Connections = await readers.ListAsync(new Statement(OperatorConnections), ReadConnections, cancellation),
    };

    public async ValueTask<Duration> MeasureClockAsync(CancellationToken cancellation) =>
        Duration.FromTimeSpan(await HostClock.MeasureAsync(readers, time, cancellation));

    /// <summary>Ends this host's part in an orderly way: the others learn at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_feed is { } feed)
        {
            await feed.DisposeAsync();
        }

        if (_heartbeat is { } heartbeat)
        {
            await heartbeat.DisposeAsync();
        }
    }

    private async Task TakeAsync(IReadOnlyList<Change> changes)
    {
        // Rights go first.
        foreach (var change in changes.OrderByDescending(change => change.Kind is ChangeKind.Team or ChangeKind.Sessions))
        {
            switch (change.Kind)
            {
                case ChangeKind.Dialog:
                    _hear(change.Committed as HostNews ?? new HostNews.DialogMoved(change.Project, new DialogId(change.Subject)));
                    break;
                case ChangeKind.Client:
                    _hear(new HostNews.ClientChanged(change.Project, new ClientId(change.Subject)));
                    break;
                case ChangeKind.Status:
                    _hear(new HostNews.StatusChanged(change.Project));
                    break;
                case ChangeKind.Team:
                    _hear(new HostNews.TeamChanged(change.Project));
                    break;
                case ChangeKind.Templates:
                    _hear(new HostNews.TemplatesChanged(change.Project));
                    break;
                case ChangeKind.Visitor:
                    _hear(new HostNews.VisitorForgotten(change.Project, new VisitorId(change.Subject)));
                    break;
                case ChangeKind.Sessions:
                    _hear(new HostNews.SessionsEnded(new AccountId(change.Subject)));
                    break;
                case ChangeKind.Pages:
                    await HearAsync(
                        $"{Pages} WHERE p.project_id = $1 AND p.visitor_id = $2",
                        null,
                        statement => statement.With(change.Project.Value).With(change.Subject),
                        CancellationToken.None);
                    break;
                case ChangeKind.Connections:
                    await HearAsync(
                        null,
                        $"{OperatorConnections} WHERE c.project_id = $1 AND c.member_id = $2",
                        statement => statement.With(change.Project.Value).With(change.Subject),
                        CancellationToken.None);
                    break;
                case ChangeKind.Host:
                    _hear(new HostNews.HostGone(new HostId(change.Subject)));
                    // It may be back, and what it told since may have been heard before this.
                    await HearAsync(
                        $"{Pages} WHERE p.host_id = $1", $"{OperatorConnections} WHERE c.host_id = $1", statement => statement.With(change.Subject), CancellationToken.None);
                    break;
            }
        }
    }

    private void HearTyping(string payload)
    {
        foreach (var sign in TypingHint.Read(payload, connections.Host))
        {
            _hear(new HostNews.Typed(sign));
        }
    }

    private Task LookEverywhereAsync()
    {
        _hear(new HostNews.Missed());
        return Task.CompletedTask;
    }

    private async Task HearAsync(string? pages, string? counted, Func<Statement, Statement> with, CancellationToken cancellation)
    {
        foreach (var known in pages is null ? [] : await readers.ListAsync(with(new Statement(pages)), ReadPages, cancellation))
        {
            _hear(new HostNews.PagesChanged(known));
        }

        foreach (var known in counted is null ? [] : await readers.ListAsync(with(new Statement(counted)), ReadConnections, cancellation))
        {
            _hear(new HostNews.ConnectionsChanged(known));
        }
    }

    private static VisitorPages ReadPages(Row row) => new()
    {
        Project = new ProjectId(row.Id(0)),
        Visitor = new VisitorId(row.Id(1)),
        Host = new HostId(row.Id(2)),
        Pages = (int)row.Number(3),
        Goodbye = row.Flag(4),
        At = row.Instant(5),
    };

    private static OperatorConnections ReadConnections(Row row) => new()
    {
        Project = new ProjectId(row.Id(0)),
        Member = new MemberId(row.Id(1)),
        Host = new HostId(row.Id(2)),
        Count = (int)row.Number(3),
    };
}
