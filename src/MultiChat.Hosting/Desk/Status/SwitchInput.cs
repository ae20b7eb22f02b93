namespace MultiChat.Hosting.Desk;

internal sealed record SwitchInput
{
    public required bool Available { get; init; }
}
