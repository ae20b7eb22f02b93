using MultiChat.Availability;
using MultiChat.Hosts;
using MultiChat.Projects;

namespace MultiChat.Testing.Hosts;

internal sealed class ToldHandSwitches(IHandSwitchStore inner, Action<HostNews> tell) : IHandSwitchStore
{
    public Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) => inner.ListAsync(project, cancellation);

    public async Task SaveAsync(HandSwitch @switch, CancellationToken cancellation)
    {
        await inner.SaveAsync(@switch, cancellation);
        tell(new HostNews.StatusChanged(@switch.Project));
    }
}
