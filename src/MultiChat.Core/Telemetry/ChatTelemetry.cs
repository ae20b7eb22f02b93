using System.Diagnostics;
using System.Diagnostics.Metrics;
using MultiChat.Projects;
using MultiChat.Sources;

namespace MultiChat.Telemetry;

/// <summary>
/// What a chat tells about itself: one activity source and one meter of one name, for <c>AddSource</c> and <c>AddMeter</c>. Ids and figures
/// only: never a text, a name, an e-mail or a phone.
/// </summary>
/// <remarks>
/// Activities: <c>multichat.{command}</c>, from the wait for the dialog's lane to the commit, with the tags <c>multichat.project</c>,
/// <c>multichat.outcome</c> (<c>done</c>, or <c>not_done</c> where it was refused or failed) and <c>multichat.attempts</c>. And
/// <c>multichat.deliver</c>, one attempt of an outbox handler or channel, with the status Error and the tag <c>error.type</c> where it failed.
/// </remarks>
public sealed class ChatTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "MultiChat";

    private static readonly ActivitySource _activities = new(Name, typeof(ChatTelemetry).Assembly.GetName().Version?.ToString(3));

    private readonly TimeProvider _time;
    private readonly Meter _meter = new(Name, typeof(ChatTelemetry).Assembly.GetName().Version?.ToString(3));
    private readonly Histogram<double> _commands;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _lostRaces;
    private readonly Counter<long> _overdue;
    private readonly Counter<long> _resyncs;
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _deliveries;
    private readonly ObservableGauge<int> _waiting;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _subscribersFailed;
    private readonly Counter<long> _limitHits;
    private readonly Counter<long> _signIns;
    private readonly Counter<long> _swept;
    private volatile Tuple<int, int>? _outbox;

    internal ChatTelemetry(ChatClock clock)
    {
        _time = clock.Time;
        _commands = _meter.CreateHistogram<double>("multichat.command.duration", "s", "From the call of a command to its end, by command and outcome.");
        _messages = _meter.CreateCounter<long>("multichat.messages.accepted", "{message}", "Messages accepted, by the side that sent them.");
        _lostRaces = _meter.CreateCounter<long>("multichat.commits.lost", "{commit}", "Commits that came second and were decided again.");
        _overdue = _meter.CreateCounter<long>("multichat.deliveries.overdue", "{message}", "Operators' messages not delivered within the delivery window.");
        _resyncs = _meter.CreateCounter<long>("multichat.resyncs", "{resync}", "Readers told to start afresh, by side.");
        _connections = _meter.CreateUpDownCounter<long>("multichat.connections", "{connection}", "Live connections to this host, by side.");
        _deliveries = _meter.CreateCounter<long>(
            "multichat.outbox.deliveries", "{delivery}", "Attempts of outbox handlers and channels, by handler, outcome (delivered, retried, given_up) and error.");
        _waiting = _meter.CreateObservableGauge("multichat.outbox.waiting", () => Outbox(has => has.Item1), "{row}", "Events that wait for a handler or channel; at most 10,000 are counted.");
        _meter.CreateObservableGauge("multichat.outbox.dead", () => Outbox(has => has.Item2), "{row}", "Dead letters; at most 10,000 are counted.");
        _dropped = _meter.CreateCounter<long>("multichat.events.dropped", "{event}", "Events that a subscriber in host code was too slow for.");
        _subscribersFailed = _meter.CreateCounter<long>("multichat.events.failed_subscribers", "{subscriber}", "Subscribers in host code that threw.");
        _limitHits = _meter.CreateCounter<long>("multichat.limits.hits", "{hit}", "What was refused as too many, by limit.");
        _signIns = _meter.CreateCounter<long>("multichat.sign_ins", "{sign_in}", "Sign-ins to the desk, by outcome (signed_in, wrong_password, no_tries_left, link).");
        _swept = _meter.CreateCounter<long>("multichat.swept", "{row}", "What was thrown away after its time, by kind (accounts, photos, tickets, visitors).");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal CommandRun Begin(string command, ProjectId project)
    {
        var activity = _activities.HasListeners() ? _activities.StartActivity($"multichat.{command}") : null;
        activity?.SetTag("multichat.project", project.ToString());
        return new CommandRun(this, command, activity, _time.GetTimestamp());
    }

    internal void Ended(CommandRun run)
    {
        _commands.Record(
            _time.GetElapsedTime(run.Began).TotalSeconds,
            new KeyValuePair<string, object?>("multichat.command", run.Command),
            new KeyValuePair<string, object?>("multichat.outcome", run.Outcome));
        run.Activity?.SetTag("multichat.outcome", run.Outcome);
        run.Activity?.SetTag("multichat.attempts", run.Attempts);
        run.Activity?.Dispose();
    }

    internal void Accepted(Side side) => _messages.Add(1, SideTag(side));

    internal void LostRace() => _lostRaces.Add(1);

    internal void Overdue() => _overdue.Add(1);

    internal void Resync(Side side) => _resyncs.Add(1, SideTag(side));

    internal void Connected(Side side) => _connections.Add(1, SideTag(side));

    /// <summary>Whether anybody reads how much is in the outbox.</summary>
    internal bool IsOutboxRead => _waiting.Enabled;

    internal static Activity? BeginDelivery(ProjectId project, string handler, int attempt)
    {
        var activity = _activities.HasListeners() ? _activities.StartActivity("multichat.deliver") : null;
        activity?.SetTag("multichat.project", project.ToString());
        activity?.SetTag("multichat.handler", handler);
        activity?.SetTag("multichat.attempt", attempt);
        return activity;
    }

    internal static void Failed(Activity? activity, Exception failure)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", failure.GetType().FullName);
    }

    internal void Delivered(string handler, string outcome, Exception? failure)
    {
        var tags = new TagList { { "multichat.handler", handler }, { "multichat.outcome", outcome } };
        if (failure is not null)
        {
            tags.Add("error.type", failure.GetType().FullName);
        }

        _deliveries.Add(1, tags);
    }

    internal void OutboxHas(int waiting, int dead) => _outbox = Tuple.Create(waiting, dead);

    internal void EventDropped() => _dropped.Add(1);

    internal void SubscriberFailed() => _subscribersFailed.Add(1);

    internal void LimitHit(string limit) => _limitHits.Add(1, new KeyValuePair<string, object?>("multichat.limit", limit));

    internal void SignIn(string outcome) => _signIns.Add(1, new KeyValuePair<string, object?>("multichat.outcome", outcome));

    internal void Swept(string kind, int count) => _swept.Add(count, new KeyValuePair<string, object?>("multichat.kind", kind));

    internal void Disconnected(Side side) => _connections.Add(-1, SideTag(side));

    private IEnumerable<Measurement<int>> Outbox(Func<Tuple<int, int>, int> figure) => _outbox is { } has ? [new(figure(has))] : [];

    private static KeyValuePair<string, object?> SideTag(Side side) => new("multichat.side", side == Side.Desk ? "desk" : "visitor");
}
