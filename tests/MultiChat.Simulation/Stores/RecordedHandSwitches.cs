using MultiChat.Availability;
using MultiChat.Projects;

namespace MultiChat.Simulation.Stores;

internal sealed class RecordedHandSwitches(RecordedStorage storage, IHandSwitchStore inner) : IHandSwitchStore
{
    public Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) => inner.ListAsync(project, cancellation);

    public async Task SaveAsync(HandSwitch @switch, CancellationToken cancellation)
    {
        await inner.SaveAsync(@switch, cancellation);
        storage.Keep(copy => copy.HandSwitches.SaveAsync(@switch, CancellationToken.None));
    }
}
