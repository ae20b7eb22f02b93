namespace MultiChat.Hosting.Desk;

internal sealed record AddTemplateInput
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }
}
