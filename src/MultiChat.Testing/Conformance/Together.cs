namespace MultiChat.Testing.Conformance;

/// <summary>Runs the same thing many times at once.</summary>
internal static class Together
{
    public static async Task<T[]> RunAsync<T>(int count, Func<int, Task<T>> act)
    {
        // Nobody begins before all are there: a quick store would be done with one before the next is scheduled.
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, count).Select(number => Task.Run(async () =>
        {
            await gate.Task;
            return await act(number);
        })).ToList();
        gate.SetResult();
        return await Task.WhenAll(running);
    }

    public static Task RunAsync(int count, Func<int, Task> act) => RunAsync(count, async number =>
    {
        await act(number);
        return true;
    });
}
