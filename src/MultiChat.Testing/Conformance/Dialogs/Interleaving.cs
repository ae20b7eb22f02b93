namespace MultiChat.Testing.Conformance.Dialogs;

/// <summary>Stops one write at each place where the store looks into what it was given, and lets another pass if the store lets it.</summary>
internal static class Interleaving
{
    /// <summary>What a write that must wait is given to show that it does not: costs time on stores that keep the rule, and only there.</summary>
    private static readonly TimeSpan Chance = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs a pair of writes once for each place.</summary>
    /// <param name="pair">
    /// Prepares a pair afresh: the write that will be stopped, which gets what to do at each touch, the one that tries to pass it, and the check
    /// of their two answers.
    /// </param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task RunAsync<T>(
        Func<Task<(Func<Action, Task<T>> Stopped, Func<Task<T>> Passing, Func<T, T, Task> CheckAsync)>> pair, CancellationToken cancellation)
    {
        for (var (place, isThere) = (1, true); isThere; place++)
        {
            var (stopped, passing, checkAsync) = await pair();
            using var gate = new ManualResetEventSlim();
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var touches = 0;
            var first = Task.Run(
                () => stopped(() =>
                {
                    if (Interlocked.Increment(ref touches) == place)
                    {
                        reached.SetResult();
                        gate.Wait(cancellation);
                    }
                }),
                cancellation);
            await Task.WhenAny(reached.Task, first);
            var second = Task.Run(passing, cancellation);
            await Task.WhenAny(second, Task.Delay(Chance, cancellation));
            gate.Set();
            await checkAsync(await AnswerOfAsync(first), await AnswerOfAsync(second));
            isThere = touches >= place;
        }
    }

    private static async Task<T> AnswerOfAsync<T>(Task<T> write)
    {
        try
        {
            return await write;
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            throw new ConformanceException($"Expected that of two writes at once none throws, not <{thrown.Message}>.", thrown);
        }
    }
}
