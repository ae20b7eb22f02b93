namespace MultiChat.Simulation.Network;

/// <summary>One call of a page, from its sending to its answer. Flows with the host's work on it, so that a commit knows whose it is.</summary>
internal sealed class Command(string name, string by)
{
    private static readonly AsyncLocal<Command?> Flowing = new();

    /// <summary>The command that the host's work now running belongs to, or null.</summary>
    public static Command? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public string Name => name;

    public string By => by;

    /// <summary>How many commits it has made; a command makes one at most.</summary>
    public int Commits { get; set; }

    public override string ToString() => $"{name} of {by}";
}
