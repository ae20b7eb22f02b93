using System.Collections.Concurrent;
using MultiChat.Availability;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.InMemory;

internal sealed class InMemoryHandSwitchStore : IHandSwitchStore
{
    private readonly ConcurrentDictionary<ProjectId, ConcurrentDictionary<MemberId, HandSwitch>> _projects = new();

    public Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) => Answer.Of(
        cancellation,
        () => _projects.TryGetValue(project, out var switches) ? (IReadOnlyList<HandSwitch>)[.. switches.Values] : []);

    public Task SaveAsync(HandSwitch @switch, CancellationToken cancellation) => Answer.Of(
        cancellation,
        () => { _projects.GetOrAdd(@switch.Project, static _ => new())[@switch.Member] = @switch; });
}
