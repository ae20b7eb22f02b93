using MultiChat.Projects;
using MultiChat.Templates;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with keeping templates.</summary>
internal static class TemplateMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("cuts the texts of templates", "Template.TemplateIsKept", inner => new Saving(inner, template => template with { Text = template.Text.Trim() })),
        In("lets the later of two edits of a template win", "Template.EarlierVersionIsLost", inner => new LastWins(inner)),
        In("folds a name's ё", "Template.NamesAreUnique", inner => new Saving(inner, template => template with { Name = template.Name.Replace('Ё', 'Е') })),
        In("compares names of templates as they are written", "Template.NamesAreUnique", inner => new Literal(inner)),
        In("finds a template's own name taken", "Template.FreeNameIsTaken", inner => new Narrow(inner)),
        In("lists templates of every project", "Template.TemplateIsOfOneProject", inner => new Mixing(inner)),
        In("lists templates backwards", "Template.TemplatesAreInOrder", inner => new Listing(inner)),
        In("removes a template whatever was seen", "Template.TemplateIsRemoved", inner => new Removing(inner)),
        In("keeps any number of templates", "Template.NumberIsBounded", inner => new Boundless(inner)),
        In("compares a template's version before it writes", "Template.OneOfManyChangesIsWritten", inner => new LookingFirst(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<ITemplateStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Projects)] = spoil((ITemplateStore)storage.Projects) });

    private sealed class Saving(ITemplateStore inner, Func<Template, Template> spoil)
    {
        public Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation) => inner.SaveAsync(spoil(template), cancellation);
    }

    private sealed class LastWins(ITemplateStore inner)
    {
        public Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation) => OverwriteAsync(inner, template, cancellation);
    }

    /// <summary>A name in another spelling gets by as another name.</summary>
    private sealed class Literal(ITemplateStore inner)
    {
        public async Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation) =>
            await inner.SaveAsync(template, cancellation) is TemplateOutcome.NameTaken
            && (await inner.ListAsync(template.Project, cancellation)).All(other => !string.Equals(other.Name, template.Name, StringComparison.Ordinal))
                ? TemplateOutcome.Saved
                : await inner.SaveAsync(template, cancellation);
    }

    private sealed class Narrow(ITemplateStore inner)
    {
        public async Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation) =>
            (await inner.ListAsync(template.Project, cancellation)).Any(other => TemplateName.Fold(other.Name) == TemplateName.Fold(template.Name))
                ? TemplateOutcome.NameTaken
                : await inner.SaveAsync(template, cancellation);
    }

    private sealed class Mixing(ITemplateStore inner)
    {
        private readonly List<ProjectId> _projects = [];

        public Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation)
        {
            _projects.Add(template.Project);
            return inner.SaveAsync(template, cancellation);
        }

        public async Task<IReadOnlyList<Template>> ListAsync(ProjectId project, CancellationToken cancellation)
        {
            var all = new List<Template>(await inner.ListAsync(project, cancellation));
            foreach (var other in _projects.Distinct().Where(other => other != project))
            {
                all.AddRange(await inner.ListAsync(other, cancellation));
            }

            return all;
        }
    }

    private sealed class Listing(ITemplateStore inner)
    {
        public async Task<IReadOnlyList<Template>> ListAsync(ProjectId project, CancellationToken cancellation) =>
            [.. (await inner.ListAsync(project, cancellation)).Reverse()];
    }

    private sealed class Removing(ITemplateStore inner)
    {
        public async Task<bool> RemoveAsync(ProjectId project, TemplateId id, long version, CancellationToken cancellation) =>
            await inner.FindAsync(project, id, cancellation) is { } current && await inner.RemoveAsync(project, id, current.Version, cancellation);
    }

    private sealed class Boundless(ITemplateStore inner)
    {
        public async Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation) =>
            await inner.SaveAsync(template, cancellation) is not TemplateOutcome.Full and var outcome ? outcome : TemplateOutcome.Saved;
    }

    private sealed class LookingFirst(ITemplateStore inner)
    {
        private readonly Gap _gap = new();

        public async Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation)
        {
            var current = await inner.FindAsync(template.Project, template.Id, cancellation);
            await _gap.PassAsync();
            return (current?.Version ?? 0) != template.Version ? TemplateOutcome.Lost : await OverwriteAsync(inner, template, cancellation);
        }
    }

    private static async Task<TemplateOutcome> OverwriteAsync(ITemplateStore inner, Template template, CancellationToken cancellation)
    {
        while (true)
        {
            var current = await inner.FindAsync(template.Project, template.Id, cancellation);
            if (await inner.SaveAsync(template with { Version = current?.Version ?? 0 }, cancellation) is not TemplateOutcome.Lost and var outcome)
            {
                return outcome;
            }
        }
    }
}
