namespace MultiChat.Hosting.Desk;

internal sealed record GroupAnswer
{
    public required WireTeamGroup Group { get; init; }
}
