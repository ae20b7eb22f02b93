namespace MultiChat.Simulation.Neighbours;

/// <summary>What the line between hosts does as the real one does it. A planted mistake changes one of them.</summary>
internal sealed record NewsHabits
{
    public static readonly NewsHabits Right = new();

    /// <summary>A hint says only "look" at everything since the last look; without any, each host looks once a second.</summary>
    public bool TrustsHints { get; init; }

    /// <summary>Pages and connections are read when somebody looks, not carried by the hint.</summary>
    public bool CarriesContent { get; init; }

    /// <summary>A host that has not been heard of for ten seconds is gone, and so are its pages and connections.</summary>
    public bool KeepsTheDead { get; init; }

    /// <summary>A host that the others took for dead tells them everything again.</summary>
    public bool StaysBuried { get; init; }

    /// <summary>What is told of a commit has no hole.</summary>
    public bool TellsHoles { get; init; }

    /// <summary>A host that may have missed something looks at everything.</summary>
    public bool ForgetsWhatWasMissed { get; init; }
}
