using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Templates;

namespace MultiChat.Simulation.Stores;

internal sealed class RecordedProjects(RecordedStorage storage, IProjectStore inner)
{
    public Task SaveProjectAsync(Project project, CancellationToken cancellation) =>
        SaveAsync(store => store.SaveProjectAsync(project, cancellation));

    public Task SaveSiteAsync(Site site, CancellationToken cancellation) => SaveAsync(store => store.SaveSiteAsync(site, cancellation));

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) =>
        SaveAsync(store => store.SaveMemberAsync(member, cancellation));

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) => SaveAsync(store => store.SaveGroupAsync(group, cancellation));

    public async Task<IReadOnlyList<DialogCommit>> DismissAsync(
        Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
    {
        var released = await ((IDismissalStore)inner).DismissAsync(member, release, cancellation);
        var byDialog = released.ToDictionary(commit => commit.Dialog.Id);
        storage.Committed(released);
        storage.Keep(copy => ((IDismissalStore)copy.Projects).DismissAsync(member, dialog => byDialog[dialog.Id], CancellationToken.None));
        return released;
    }

    public async Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
    {
        var outcome = await ((ITeamStore)inner).CommitAsync(commit, release, cancellation);
        if (outcome.Released is { } released)
        {
            storage.Saved(commit.Members);
            var byDialog = released.ToDictionary(one => one.Dialog.Id);
            storage.Committed(released);
            storage.Keep(copy => ((ITeamStore)copy.Projects).CommitAsync(commit, dialog => byDialog[dialog.Id], CancellationToken.None));
        }

        return outcome;
    }

    public async Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation)
    {
        var outcome = await ((ITemplateStore)inner).SaveAsync(template, cancellation);
        if (outcome == TemplateOutcome.Saved)
        {
            storage.Keep(copy => ((ITemplateStore)copy.Projects).SaveAsync(template, CancellationToken.None));
        }

        return outcome;
    }

    public async Task<bool> RemoveAsync(ProjectId project, TemplateId id, long version, CancellationToken cancellation)
    {
        var removed = await ((ITemplateStore)inner).RemoveAsync(project, id, version, cancellation);
        if (removed)
        {
            storage.Keep(copy => ((ITemplateStore)copy.Projects).RemoveAsync(project, id, version, CancellationToken.None));
        }

        return removed;
    }

    private async Task SaveAsync(Func<IProjectStore, Task> save)
    {
        await save(inner);
        storage.Keep(copy => save(copy.Projects));
    }
}
