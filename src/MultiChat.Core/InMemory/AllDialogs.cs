using System.Collections.Concurrent;
using MultiChat.Projects;

namespace MultiChat.InMemory;

/// <summary>The dialogs of all projects, each project on a shelf of its own.</summary>
internal sealed class AllDialogs
{
    private readonly ConcurrentDictionary<ProjectId, ProjectDialogs> _projects = new();

    /// <summary>The shelf of a project, empty for one that has no dialogs.</summary>
    public ProjectDialogs Of(ProjectId project) => _projects.GetOrAdd(project, static _ => new ProjectDialogs());
}
