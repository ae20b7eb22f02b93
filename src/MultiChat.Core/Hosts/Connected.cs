namespace MultiChat.Hosts;

/// <summary>Who is connected to the living hosts, as they have told it.</summary>
public sealed record Connected
{
    /// <summary>Visitors' pages, of each host and visitor once; those who left may be among them, with no pages.</summary>
    public required IReadOnlyList<VisitorPages> Pages { get; init; }

    /// <summary>Operators' connections, of each host and operator once.</summary>
    public required IReadOnlyList<OperatorConnections> Connections { get; init; }
}
