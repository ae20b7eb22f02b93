using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingProjectStore(IProjectStore inner) : IProjectStore
{
    protected IProjectStore Inner { get; } = inner;

    public virtual Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) => Inner.ListAsync(cancellation);

    public virtual Task SaveProjectAsync(Project project, CancellationToken cancellation) => Inner.SaveProjectAsync(project, cancellation);

    public virtual Task SaveSiteAsync(Site site, CancellationToken cancellation) => Inner.SaveSiteAsync(site, cancellation);

    public virtual Task SaveMemberAsync(Member member, CancellationToken cancellation) => Inner.SaveMemberAsync(member, cancellation);

    public virtual Task SaveGroupAsync(Group group, CancellationToken cancellation) => Inner.SaveGroupAsync(group, cancellation);
}
