using MultiChat.Commits;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Faults;

internal class InterceptedProjectStore(IProjectStore inner, InterceptedPort port) : IProjectStore
{
    /// <summary>It can dismiss where the store behind it can.</summary>
    public static IProjectStore Of(IProjectStore inner, InterceptedPort port) => inner is IDismissalStore dismissals
        ? new InterceptedDismissals(inner, dismissals, port)
        : new InterceptedProjectStore(inner, port);

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
