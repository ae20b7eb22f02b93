using MultiChat.Projects;

namespace MultiChat.Team;

/// <summary>Where projects, their sites and their teams are kept.</summary>
/// <remarks>
/// Each write is atomic and durable when its task ends. Slugs and site keys are unique in the installation, e-mails of one project's
/// members are unique after folding: a write that breaks this throws <see cref="DuplicateKeyException"/> and changes nothing. Thread-safe.
/// </remarks>
public interface IProjectStore
{
    /// <summary>All projects with their sites and teams, in the order of their making.</summary>
    Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation);

    /// <summary>Adds a project, or replaces its name, language, zone and country. The slug it began with stays: addresses lead there.</summary>
    Task SaveProjectAsync(Project project, CancellationToken cancellation);

    /// <summary>Adds a site, or replaces its key, origins and settings. Its version grows.</summary>
    Task SaveSiteAsync(Site site, CancellationToken cancellation);

    /// <summary>Adds a member, or replaces what is kept of them.</summary>
    Task SaveMemberAsync(Member member, CancellationToken cancellation);

    /// <summary>Adds a group, or replaces its name.</summary>
    Task SaveGroupAsync(Group group, CancellationToken cancellation);
}
