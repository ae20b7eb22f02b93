namespace MultiChat.Hosting.Desk;

internal sealed record TemplateAnswer
{
    public required WireTemplate Template { get; init; }
}
