namespace MultiChat.Hosting.Desk;

internal sealed record AddSiteInput
{
    public required string Key { get; init; }
}
