using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Templates;

namespace MultiChat.Testing.Hosts;

internal sealed class ToldProjects(IProjectStore inner, Action<HostNews> tell)
{
    public Task SaveProjectAsync(Project project, CancellationToken cancellation) =>
        TellAfterAsync(inner.SaveProjectAsync(project, cancellation), project.Id);

    public Task SaveSiteAsync(Site site, CancellationToken cancellation) => TellAfterAsync(inner.SaveSiteAsync(site, cancellation), site.Project);

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) =>
        TellAfterAsync(inner.SaveMemberAsync(member, cancellation), member.Project);

    public async Task<IReadOnlyList<DialogCommit>> DismissAsync(
        Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
    {
        var released = await ((IDismissalStore)inner).DismissAsync(member, release, cancellation);
        tell(new HostNews.TeamChanged(member.Project));
        foreach (var commit in released)
        {
            tell(new HostNews.DialogMoved(member.Project, commit.Dialog.Id));
        }

        return released;
    }

    public async Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
    {
        var outcome = await ((ITeamStore)inner).CommitAsync(commit, release, cancellation);
        var project = commit.Entry.Project;
        tell(new HostNews.TeamChanged(project));
        foreach (var released in outcome.Released ?? [])
        {
            tell(new HostNews.DialogMoved(project, released.Dialog.Id));
        }

        return outcome;
    }

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) =>
        TellAfterAsync(inner.SaveGroupAsync(group, cancellation), group.Project);

    public async Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation)
    {
        var outcome = await ((ITemplateStore)inner).SaveAsync(template, cancellation);
        tell(new HostNews.TemplatesChanged(template.Project));
        return outcome;
    }

    public async Task<bool> RemoveAsync(ProjectId project, TemplateId id, long version, CancellationToken cancellation)
    {
        var removed = await ((ITemplateStore)inner).RemoveAsync(project, id, version, cancellation);
        tell(new HostNews.TemplatesChanged(project));
        return removed;
    }

    private async Task TellAfterAsync(Task save, ProjectId project)
    {
        await save;
        tell(new HostNews.TeamChanged(project));
    }
}
