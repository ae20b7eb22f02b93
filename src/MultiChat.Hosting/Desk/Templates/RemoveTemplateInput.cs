namespace MultiChat.Hosting.Desk;

internal sealed record RemoveTemplateInput
{
    public required Guid Template { get; init; }

    public required long Version { get; init; }
}
