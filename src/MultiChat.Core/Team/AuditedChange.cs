namespace MultiChat.Team;

/// <summary>One field that an audited command changed.</summary>
public sealed record AuditedChange
{
    /// <summary>The id of the member, group, class, site or project it is of.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The field's name: <c>rights</c>, <c>schedule</c> and so on.</summary>
    public required string Field { get; init; }

    /// <summary>What it was, as text; null where there was none.</summary>
    public string? Before { get; init; }

    /// <summary>What it is.</summary>
    public string? After { get; init; }
}
