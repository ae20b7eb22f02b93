namespace MultiChat.Hosting.Desk;

internal sealed record WireWhy
{
    public required string Kind { get; init; }

    public required Guid? By { get; init; }

    public required string? At { get; init; }

    /// <summary>Of a schedule: the hours that make the operator available now, as <c>22:00-06:00</c>, and the date on which they began.</summary>
    public string? Hours { get; init; }

    public string? Date { get; init; }

    public string? Zone { get; init; }
}
