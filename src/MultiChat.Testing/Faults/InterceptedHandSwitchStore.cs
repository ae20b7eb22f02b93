using MultiChat.Availability;
using MultiChat.Projects;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedHandSwitchStore(IHandSwitchStore inner, InterceptedPort port) : IHandSwitchStore
{
    public Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ListAsync(project, token), cancellation);

    public Task SaveAsync(HandSwitch @switch, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.SaveAsync(@switch, token), cancellation);
}
