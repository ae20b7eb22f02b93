namespace MultiChat.Simulation.Runtime;

/// <summary>The first broken invariant. Kept, not thrown: what runs in the core may catch anything.</summary>
internal sealed class Verdict
{
    public string? Invariant { get; private set; }

    public string? Reason { get; private set; }

    public bool IsBroken => Invariant is not null;

    public void Break(string invariant, string reason)
    {
        if (!IsBroken)
        {
            (Invariant, Reason) = (invariant, reason);
        }
    }

    public void Require(bool holds, string invariant, string reason)
    {
        if (!holds)
        {
            Break(invariant, reason);
        }
    }
}
