namespace MultiChat.Hosting.Desk;

internal sealed record ScheduleAnswer
{
    public required IReadOnlyList<WireTeamMember> Members { get; init; }

    /// <summary>Those of them who have become available by it.</summary>
    public required IReadOnlyList<Guid> Available { get; init; }

    public required IReadOnlyList<Guid> Unavailable { get; init; }
}
