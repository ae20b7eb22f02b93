using MultiChat.Simulation.Hosts;

namespace MultiChat.Simulation.Network;

/// <summary>One request over a connection of its own, given up after 15 seconds.</summary>
internal static class Rest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Called in the world's context, because the browser awaits it, not a page.</summary>
    public static Task<Reply<T>> CallAsync<T>(World world, string name, string by, Func<SimulatedHost, ValueTask<T>> run)
    {
        var answered = new TaskCompletionSource<Reply<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var link = new Link(world, $"{by}/{name}");
        var command = world.Commands.Begin(name, by, link);
        world.Faults.Meet(command, link);
        SimulatedHost? at = null;
        void Answer(Reply<T> reply)
        {
            world.Commands.End(command);
            world.Requests.Remove(link);
            at?.Links.Remove(link);
            answered.TrySetResult(reply);
        }

        world.Requests.Add(link);
        link.OpenPageEnd(world.Context, () => Answer(Reply<T>.Lost));
        var patience = world.Context.After(Patience, () => Answer(Reply<T>.Lost));
        if (world.FindHost() is not { } host)
        {
            world.Context.After(world.Weather.Latency(), () => Answer(Reply<T>.Lost));
            return answered.Task;
        }

        at = host;
        host.Links.Add(link);
        link.CarryToHost(() => host.Context.Run(() => _ = HandleAsync()));
        if (world.Faults.DuplicatesRequest(link))
        {
            link.CarryToHost(() => host.Context.Run(() => _ = HandleAsync()));
        }

        return answered.Task;

        async Task HandleAsync()
        {
            Command.Current = new Command(name, by);
            var reply = await Reply<T>.OfAsync(() => run(host));
            world.Oracles.Answered(Command.Current, reply.Code, reply.Refusal);
            link.CarryToPage(world.Context, () =>
            {
                patience.Dispose();
                Answer(reply);
            });
        }
    }
}
