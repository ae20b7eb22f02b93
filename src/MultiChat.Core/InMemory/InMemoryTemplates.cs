using MultiChat.Templates;

namespace MultiChat.InMemory;

/// <summary>The templates of one project. Whoever calls sees to the turns.</summary>
internal sealed class InMemoryTemplates
{
    private readonly Dictionary<TemplateId, Template> _templates = [];

    public IReadOnlyList<Template> List() => Template.InOrder(_templates.Values);

    public Template? Find(TemplateId id) => _templates.GetValueOrDefault(id);

    public TemplateOutcome Save(Template template)
    {
        var folded = TemplateName.Fold(KeptText.Checked(template.Name));
        KeptText.Checked(template.Text);
        var current = Find(template.Id);
        if ((current?.Version ?? 0) != template.Version)
        {
            return TemplateOutcome.Lost;
        }

        if (_templates.Values.Any(other => other.Id != template.Id && string.Equals(TemplateName.Fold(other.Name), folded, StringComparison.Ordinal)))
        {
            return TemplateOutcome.NameTaken;
        }

        if (current is null && _templates.Count >= Template.MaxCount)
        {
            return TemplateOutcome.Full;
        }

        _templates[template.Id] = template with { Version = template.Version + 1 };
        return TemplateOutcome.Saved;
    }

    public bool Remove(TemplateId id, long version) => Find(id)?.Version == version && _templates.Remove(id);
}
