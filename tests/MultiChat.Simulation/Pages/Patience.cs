using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Pages;

/// <summary>Calls again what the host refused for now, as <c>Ui/shared/patience.ts</c> has it: after a pause that grows with each failure in a row.</summary>
/// <param name="world">Where the page is.</param>
/// <param name="page">Whose calls they are.</param>
/// <param name="isTraced">False for a part of the page that no trace is kept of.</param>
internal sealed class Patience(World world, SimulatedContext page, bool isTraced = true)
{
    private int _failures;
    private IDisposable? _again;

    /// <summary>Seconds to wait before the next try, by the number of failures before it.</summary>
    public static int RetryDelay(int failures) => failures switch { 0 => 0, 1 => 1, 2 => 2, 3 => 5, 4 => 10, _ => 30 };

    public void Again(Action call)
    {
        Cancel();
        world.Waiting.Add(page);
        _again = page.After(TimeSpan.FromSeconds(RetryDelay(++_failures)), () =>
        {
            if (isTraced)
            {
                page.Turns?.Told("woke");
            }

            Cancel();
            call();
        });
    }

    /// <summary>It worked, or nobody waits for it any more: the next failure is the first.</summary>
    public void Forget()
    {
        Cancel();
        _failures = 0;
    }

    private void Cancel()
    {
        if (_again is not null)
        {
            _again.Dispose();
            _again = null;
            world.Waiting.Remove(page);
        }
    }

    /// <summary>What was lost with its connection is for the next one.</summary>
    public void AgainUnlessLost<T>(Reply<T> reply, Action call)
    {
        if (!reply.IsLost)
        {
            Again(call);
        }
    }
}
