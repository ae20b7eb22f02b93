using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Templates;

namespace MultiChat.Commands;

/// <summary>Operators add, change and remove templates; of two at once the second is told (rule X3).</summary>
internal sealed class TemplateSaving(ITemplateStore? store, Errands errands)
{
    /// <summary>Raised when templates of the project may have changed, here or at another host. Listeners return at once.</summary>
    public event Action<ProjectId>? Moved;

    /// <summary>Templates may have changed.</summary>
    public void Look(ProjectId project) => Moved?.Invoke(project);

    public async ValueTask<IReadOnlyList<Template>> ListAsync(ProjectId project, CancellationToken cancellation) =>
        store is null ? [] : await store.ListAsync(project, cancellation);

    /// <summary>Adds one of version 0, or changes one as it was seen. Said again with the same content, it gives the first answer again.</summary>
    public async ValueTask<Template> SaveAsync(Template template, CancellationToken cancellation)
    {
        var wanted = template with { Name = TemplateName.Checked(template.Name), Text = MessageText.Checked(template.Text) };
        var kept = Store;
        try
        {
            var current = await kept.FindAsync(wanted.Project, wanted.Id, cancellation);
            if (current is not null && IsAnswered(wanted, current))
            {
                return current;
            }

            if (current is null && wanted.Version != 0)
            {
                throw Refusal.NotFound();
            }

            return await kept.SaveAsync(wanted, cancellation) switch
            {
                TemplateOutcome.Saved => wanted with { Version = wanted.Version + 1 },
                TemplateOutcome.NameTaken => throw new Refusal(RefusalCode.NameTaken, "The project has a template of that name."),
                TemplateOutcome.Full => throw new Refusal(RefusalCode.TemplatesFull, $"A project has at most {Template.MaxCount} templates."),
                _ => await FirstAnswerAsync(wanted, cancellation),
            };
        }
        finally
        {
            LookSoon(wanted.Project);
        }
    }

    /// <summary>Removes one as it was seen. That it is gone already is as good.</summary>
    public async ValueTask RemoveAsync(ProjectId project, TemplateId id, long version, CancellationToken cancellation)
    {
        var kept = Store;
        try
        {
            if (!await kept.RemoveAsync(project, id, version, cancellation) && await kept.FindAsync(project, id, cancellation) is { } current)
            {
                throw Conflict(current);
            }
        }
        finally
        {
            LookSoon(project);
        }
    }

    private ITemplateStore Store => store ?? throw new Refusal(RefusalCode.NotSupported, "The chat's storage keeps no templates.");

    private async ValueTask<Template> FirstAnswerAsync(Template wanted, CancellationToken cancellation)
    {
        var current = await Store.FindAsync(wanted.Project, wanted.Id, cancellation) ?? throw Refusal.NotFound();
        return IsAnswered(wanted, current) ? current : throw Conflict(current);
    }

    /// <summary>Whether what is wanted is so already: by this very command, or before it.</summary>
    private static bool IsAnswered(Template wanted, Template current) =>
        current.Says(wanted) && (wanted.Version == 0 || current.Version == wanted.Version || current.Version == wanted.Version + 1);

    /// <summary>However it ended: whether the store has it may not be known, and of a save found done nobody may have been told.</summary>
    private void LookSoon(ProjectId project) => errands.Run(("templates", project), () =>
    {
        Look(project);
        return ValueTask.CompletedTask;
    });

    private static Refusal Conflict(Template current) => new(RefusalCode.TemplateConflict, "Another changed the template since.")
    {
        Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["template"] = current },
    };
}
