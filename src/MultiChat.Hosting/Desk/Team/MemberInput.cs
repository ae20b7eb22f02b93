namespace MultiChat.Hosting.Desk;

internal sealed record MemberInput
{
    public required Guid Member { get; init; }
}
