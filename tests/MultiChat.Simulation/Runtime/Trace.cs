namespace MultiChat.Simulation.Runtime;

/// <summary>Everything that happens, as lines: hashed always, written only when asked. The same seed gives the same hash.</summary>
internal sealed class Trace(TextWriter? writer, TimeProvider clock)
{
    private ulong _hash = 14_695_981_039_346_656_037;

    public ulong Hash => _hash;

    public long Lines { get; private set; }

    public void Add(string what, string detail)
    {
        Lines++;
        Mix((ulong)clock.GetTimestamp());
        Mix(what);
        Mix(detail);
        writer?.WriteLine($"{clock.GetTimestamp() / 10_000.0,12:0.0}  {what,-10} {detail}");
    }

    private void Mix(string text)
    {
        foreach (var c in text)
        {
            Mix(c);
        }

        Mix((ulong)'\n');
    }

    // FNV-1a, a word at a time.
    private void Mix(ulong word) => _hash = unchecked((_hash ^ word) * 1_099_511_628_211);
}
