using System.Diagnostics;

namespace MultiChat.Telemetry;

/// <summary>One command under way: it ends by disposal, as done if it was told so and as refused or failed otherwise.</summary>
internal sealed class CommandRun(ChatTelemetry telemetry, string command, Activity? activity, long began) : IDisposable
{
    public string Command => command;

    public Activity? Activity => activity;

    public long Began => began;

    public int Attempts { get; set; }

    public string Outcome { get; private set; } = "not_done";

    public void Done() => Outcome = "done";

    public void Dispose() => telemetry.Ended(this);
}
