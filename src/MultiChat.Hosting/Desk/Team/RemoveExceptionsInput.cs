namespace MultiChat.Hosting.Desk;

internal sealed record RemoveExceptionsInput
{
    public required IReadOnlyList<SeenMember> Members { get; init; }

    public required IReadOnlyList<string> Dates { get; init; }
}
