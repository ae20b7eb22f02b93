using MultiChat.Availability;
using MultiChat.Projects;

namespace MultiChat.Simulation.Stores;

internal sealed class RecordedHandSwitches(World world, RecordedStorage storage, IHandSwitchStore inner)
{
    public async Task SaveAsync(HandSwitch @switch, CancellationToken cancellation)
    {
        await inner.SaveAsync(@switch, cancellation);
        if (storage.IsRetired)
        {
            return;
        }

        world.Oracles.Availability.Saved(@switch);
        world.Trace.Add("switch", $"{@switch.Member} {(@switch.On ? "on" : "off")} absent since {@switch.AbsentSince}");
        storage.Keep(copy => copy.HandSwitches.SaveAsync(@switch, CancellationToken.None));
    }
}
