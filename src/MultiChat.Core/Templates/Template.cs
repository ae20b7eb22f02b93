using MultiChat.Projects;

namespace MultiChat.Templates;

/// <summary>A text that operators insert into their answers (rule X1). All operators of the project share it.</summary>
public sealed record Template
{
    /// <summary>The most templates of a project.</summary>
    public const int MaxCount = 500;

    /// <summary>The project it belongs to.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Names the template.</summary>
    public required TemplateId Id { get; init; }

    /// <summary>One line of 1 to 100 UTF-16 units; unique in the project as <see cref="TemplateName.Fold"/> compares.</summary>
    public required string Name { get; init; }

    /// <summary>As a message's text: 1 to 8,000 UTF-16 units. Placeholders stand in it as they were typed (rule X4).</summary>
    public required string Text { get; init; }

    /// <summary>Grows with each save, so that an edit can tell that another came between; 0 for one that is not saved yet. The store gives it.</summary>
    public long Version { get; init; }

    /// <summary>Templates as everybody sees them: by the folded name, unit by unit, then by id.</summary>
    /// <param name="templates">Templates of one project.</param>
    public static IReadOnlyList<Template> InOrder(IEnumerable<Template> templates) =>
    [
        .. templates.OrderBy(template => TemplateName.Fold(template.Name), StringComparer.Ordinal).ThenBy(template => template.Id.ToString(), StringComparer.Ordinal),
    ];

    internal bool Says(Template other) =>
        string.Equals(Name, other.Name, StringComparison.Ordinal) && string.Equals(Text, other.Text, StringComparison.Ordinal);
}
