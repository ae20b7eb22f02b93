namespace MultiChat.Simulation.Pages;

/// <summary>What was pushed while a Join is under way: newer than its answer may be.</summary>
internal sealed class Heard
{
    public long Read { get; set; }

    public bool? Available { get; set; }

    public void TakeRead(long seq) => Read = Math.Max(Read, seq);
}
