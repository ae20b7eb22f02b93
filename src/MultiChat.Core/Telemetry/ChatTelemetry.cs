using System.Diagnostics;
using System.Diagnostics.Metrics;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Sources;

namespace MultiChat.Telemetry;

/// <summary>
/// What a chat tells about itself: one activity source and one meter of one name, for <c>AddSource</c> and <c>AddMeter</c>. Ids and figures
/// only: never a text, a name, an e-mail or a phone.
/// </summary>
/// <remarks>
/// Activities: <c>multichat.{command}</c>, from the wait for the dialog's lane to the commit, with the tags <c>multichat.project</c>,
/// <c>multichat.outcome</c> (<c>done</c>, or <c>not_done</c> where it was refused or failed) and <c>multichat.attempts</c>.
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

    internal ChatTelemetry(ChatClock clock)
    {
        _time = clock.Time;
        _commands = _meter.CreateHistogram<double>("multichat.command.duration", "s", "From the call of a command to its end, by command and outcome.");
        _messages = _meter.CreateCounter<long>("multichat.messages.accepted", "{message}", "Messages accepted, by the side that sent them.");
        _lostRaces = _meter.CreateCounter<long>("multichat.commits.lost", "{commit}", "Commits that came second and were decided again.");
        _overdue = _meter.CreateCounter<long>("multichat.deliveries.overdue", "{message}", "Operators' messages not delivered within the delivery window.");
        _resyncs = _meter.CreateCounter<long>("multichat.resyncs", "{resync}", "Readers told to start afresh, by side.");
        _connections = _meter.CreateUpDownCounter<long>("multichat.connections", "{connection}", "Live connections to this host, by side.");
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

    internal void Committed(DialogCommit commit)
    {
        if (commit.Accepted is { } message)
        {
            _messages.Add(1, SideTag(message.Author.IsMember ? Side.Desk : Side.Visitor));
        }
    }

    internal void LostRace() => _lostRaces.Add(1);

    internal void Overdue() => _overdue.Add(1);

    internal void Resync(Side side) => _resyncs.Add(1, SideTag(side));

    internal void Connected(Side side) => _connections.Add(1, SideTag(side));

    internal void Disconnected(Side side) => _connections.Add(-1, SideTag(side));

    private static KeyValuePair<string, object?> SideTag(Side side) => new("multichat.side", side == Side.Desk ? "desk" : "visitor");
}
