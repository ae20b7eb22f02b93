namespace MultiChat.Hosting.Desk;

internal sealed record SwitchMemberInput
{
    public required Guid Member { get; init; }

    public required bool Available { get; init; }
}
