using MultiChat.Availability;
using MultiChat.Hosts;
using MultiChat.Projects;

namespace MultiChat.Testing.Hosts;

internal sealed class ToldHandSwitches(IHandSwitchStore inner, Action<HostNews> tell)
{
    public async Task SaveAsync(HandSwitch @switch, CancellationToken cancellation)
    {
        await inner.SaveAsync(@switch, cancellation);
        tell(new HostNews.StatusChanged(@switch.Project));
    }
}
