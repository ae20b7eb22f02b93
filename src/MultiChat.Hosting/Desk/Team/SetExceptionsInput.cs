namespace MultiChat.Hosting.Desk;

internal sealed record SetExceptionsInput
{
    public required IReadOnlyList<SeenMember> Members { get; init; }

    public required IReadOnlyList<string> Exceptions { get; init; }
}
