namespace MultiChat.Hosting.Desk;

internal sealed record SetHoursInput
{
    public required IReadOnlyList<SeenMember> Members { get; init; }

    public required string Hours { get; init; }

    public string? Zone { get; init; }

    /// <summary>The days that the hours are for; each keeps their own on the others. None for the whole week.</summary>
    public IReadOnlyList<string>? Days { get; init; }

    /// <summary>Whether each keeps their own zone, whatever the zone here.</summary>
    public bool KeepZones { get; init; }
}
