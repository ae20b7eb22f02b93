using MultiChat.Templates;

namespace MultiChat.Hosting.Desk;

/// <summary>What a page that knows some templates does not know yet.</summary>
internal sealed record WireTemplateChanges
{
    /// <summary>Those of another version than is known, by name.</summary>
    public required IReadOnlyList<WireTemplate> Templates { get; init; }

    /// <summary>Those that are known and there no more.</summary>
    public required IReadOnlyList<Guid> Removed { get; init; }

    public static WireTemplateChanges Of(IReadOnlyList<Template> templates, IReadOnlyDictionary<Guid, long> known) => new()
    {
        Templates =
        [
            .. templates.Where(template => !known.TryGetValue(template.Id.Value, out var version) || version != template.Version).Select(WireTemplate.Of),
        ],
        Removed = [.. known.Keys.Except(templates.Select(template => template.Id.Value))],
    };
}
