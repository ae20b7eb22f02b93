namespace MultiChat.Hosting.Desk;

internal sealed record CoverageInput
{
    /// <summary>The first of seven dates.</summary>
    public required string From { get; init; }

    /// <summary>Whose hours would be these; none for everybody's as they are.</summary>
    public IReadOnlyList<Guid>? Members { get; init; }

    public string? Hours { get; init; }

    public string? Zone { get; init; }

    /// <summary>The days that the hours are for; each keeps their own on the others. None for the whole week.</summary>
    public IReadOnlyList<string>? Days { get; init; }

    /// <summary>Whether each keeps their own zone, whatever the zone here.</summary>
    public bool KeepZones { get; init; }
}
