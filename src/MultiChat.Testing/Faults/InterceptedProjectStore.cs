using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedProjectStore(IProjectStore inner, InterceptedPort port) : IProjectStore
{
    public Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) => port.ReadAsync(inner.ListAsync, cancellation);

    public Task SaveProjectAsync(Project project, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.SaveProjectAsync(project, token), cancellation);

    public Task SaveSiteAsync(Site site, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.SaveSiteAsync(site, token), cancellation);

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.SaveMemberAsync(member, token), cancellation);

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.SaveGroupAsync(group, token), cancellation);
}
