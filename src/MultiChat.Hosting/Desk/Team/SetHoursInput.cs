namespace MultiChat.Hosting.Desk;

internal sealed record SetHoursInput
{
    public required IReadOnlyList<SeenMember> Members { get; init; }

    public required string Hours { get; init; }

    public string? Zone { get; init; }
}
