namespace MultiChat.Hosting.Desk;

internal sealed record SaveTemplateInput
{
    public required Guid Template { get; init; }

    public required long Version { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }
}
