namespace MultiChat.Hosting.Desk;

internal sealed record TeamMemberAnswer
{
    public required WireTeamMember Member { get; init; }
}
