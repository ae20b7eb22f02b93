namespace MultiChat.Crash.Checking;

/// <summary>What the checker found, by kind; all empty where every promise was kept.</summary>
public sealed record Findings
{
    /// <summary>Messages that were accepted and are not in the store as they were accepted.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Ids or texts that are in the store more than once.</summary>
    public required IReadOnlyList<string> Doubled { get; init; }

    /// <summary>Messages of one page and dialog that are stored in another order than they were sent.</summary>
    public required IReadOnlyList<string> Reordered { get; init; }

    /// <summary>Numbers that are not 1, 2, 3 … without holes.</summary>
    public required IReadOnlyList<string> Misnumbered { get; init; }

    /// <summary>Messages in the store that nobody sent, or that were refused.</summary>
    public required IReadOnlyList<string> Unsent { get; init; }

    /// <summary>Messages that were neither accepted nor refused in the end.</summary>
    public required IReadOnlyList<string> Unsettled { get; init; }

    /// <summary>Views that differ from the log.</summary>
    public required IReadOnlyList<string> Misshown { get; init; }

    /// <summary>Whether there is nothing to complain about.</summary>
    public bool IsClean => Kinds.All(kind => kind.Found.Count == 0);

    private IEnumerable<(string Name, IReadOnlyList<string> Found)> Kinds =>
    [
        ("lost", Lost), ("doubled", Doubled), ("reordered", Reordered), ("misnumbered", Misnumbered), ("unsent", Unsent),
        ("unsettled", Unsettled), ("misshown", Misshown),
    ];

    /// <summary>The figures in one line, then the first of each kind.</summary>
    public override string ToString() =>
        string.Join(", ", Kinds.Select(kind => $"{kind.Found.Count} {kind.Name}"))
        + string.Concat(Kinds.SelectMany(kind => kind.Found.Take(5).Select(found => $"\n  {kind.Name}: {found}")));
}
