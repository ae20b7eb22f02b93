namespace MultiChat.Team;

/// <summary>What setting hours for several operators at once did (rule S6).</summary>
public sealed record ScheduleChange
{
    /// <summary>The members as saved.</summary>
    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>Those of them who have become available by it.</summary>
    public required IReadOnlyList<MemberId> Available { get; init; }

    /// <summary>Those of them who are not available any more by it.</summary>
    public required IReadOnlyList<MemberId> Unavailable { get; init; }
}
