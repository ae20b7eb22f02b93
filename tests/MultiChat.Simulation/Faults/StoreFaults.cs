using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;
using MultiChat.Testing.Faults;

namespace MultiChat.Simulation.Faults;

/// <summary>What the store's machine does to calls: delays them, fails before or after their effect, cancels, or never answers.</summary>
internal sealed class StoreFaults(World world, Chance chance)
{
    /// <summary>How many calls are being delayed at the moment.</summary>
    public int Delayed { get; private set; }

    /// <summary>Fails half of what is asked for pages, even in the calm.</summary>
    public bool RefusesPages { get; set; }

    public IStoreInterceptor For(SimulatedHost host) => new HostStore(this, host);

    private FaultKind? Next()
    {
        if (!world.Faults.IsOn)
        {
            return RefusesPages && Command.Current is not null && chance.OneIn(2) ? FaultKind.StoreFailBefore : null;
        }

        FaultKind? fault = chance.Next(2_000) switch
        {
            < 160 => FaultKind.StoreDelay,
            < 176 => FaultKind.StoreFailBefore,
            < 192 => FaultKind.StoreFailAfter,
            < 204 => FaultKind.StoreCancel,
            < 205 => FaultKind.StoreHang,
            _ => null,
        };
        return fault is { } kind && !world.Plan.Without.Contains(kind) ? kind : null;
    }

    private async ValueTask<T> StrikeAsync<T>(SimulatedHost host, FaultKind fault, Func<CancellationToken, ValueTask<T>> inner)
    {
        world.Commands.Strike(fault);
        switch (fault)
        {
            case FaultKind.StoreDelay:
                return await DelayedAsync(host, inner);
            case FaultKind.StoreFailBefore:
                throw new StorageFailedException();
            case FaultKind.StoreFailAfter:
                await inner(CancellationToken.None);
                throw new StorageFailedException();
            case FaultKind.StoreCancel:
                if (chance.OneIn(2))
                {
                    await inner(CancellationToken.None);
                }

                throw new OperationCanceledException();
            default:
                host.HasHung = true;
                if (chance.OneIn(2))
                {
                    await inner(CancellationToken.None);
                }

                return await new TaskCompletionSource<T>().Task;
        }
    }

    /// <summary>
    /// A store that hosts share is on a machine of its own: what a host asked for happens even if the host dies meanwhile. One that they do not
    /// share lives and dies with its host.
    /// </summary>
    private Task<T> DelayedAsync<T>(SimulatedHost host, Func<CancellationToken, ValueTask<T>> inner)
    {
        var answered = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = Command.Current;
        Delayed++;
        world.Context.After(Delay(), () => _ = RunAsync());
        return answered.Task;

        async Task RunAsync()
        {
            Command.Current = command;
            if (host.Context.IsDead && world.Plan.Hosts == 1)
            {
                Delayed--;
                return;
            }

            try
            {
                var answer = await inner(CancellationToken.None);
                world.Context.After(Delay(), () =>
                {
                    Delayed--;
                    answered.TrySetResult(answer);
                });
            }
            catch (Exception failure)
            {
                Delayed--;
                answered.TrySetException(failure);
            }
        }
    }

    private TimeSpan Delay() => chance.OneIn(30) ? chance.Milliseconds(500, 8_000) : chance.Milliseconds(0, 120);

    private sealed class HostStore(StoreFaults faults, SimulatedHost host) : IStoreInterceptor
    {
        public ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
        {
            var fault = faults.Next();
            faults.World.Trace.Add("store", fault is null ? call.Name : $"{call.Name} {fault} at host {host.Number}");
            return fault is { } kind ? faults.StrikeAsync(host, kind, inner)
                : faults.World.Plan.Hosts > 1 ? InTurnAsync(inner, cancellation)
                : inner(cancellation);
        }

        // Between hosts a store is far enough away for another host's call to come first.
        private static async ValueTask<T> InTurnAsync<T>(Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
        {
            await Task.Yield();
            return await inner(cancellation);
        }
    }

    private World World => world;
}
