using MultiChat.Templates;

namespace MultiChat.Hosting.Desk;

/// <summary>A template as it stands, placeholders as they were typed.</summary>
internal sealed record WireTemplate
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }

    public required long Version { get; init; }

    public static WireTemplate Of(Template template) =>
        new() { Id = template.Id.Value, Name = template.Name, Text = template.Text, Version = template.Version };
}
