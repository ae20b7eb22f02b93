namespace MultiChat.Hosting.Desk;

internal sealed record WireSettingsSite
{
    public required string Key { get; init; }
}
