using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Bounds whatever is asked of PostgreSQL, by this side's own monotonic clock.</summary>
/// <remarks>
/// A server that is stopped and a network that swallows say nothing, so neither the server's timeouts nor a wait for its answer to a
/// cancellation are a bound. Who asked is answered at the deadline; what was begun is ended behind its back, and the connection with it.
/// </remarks>
internal static class Deadline
{
    /// <summary>Does the work, or gives it up.</summary>
    /// <param name="limit">How long the work may take.</param>
    /// <param name="work">
    /// What is done. It owns what it opens: after the deadline it goes on until its token has ended it, and nobody waits for that.
    /// </param>
    /// <param name="cancellation">Gives it up earlier.</param>
    /// <exception cref="NpgsqlException">There was no answer in time; of a write the outcome is unknown.</exception>
    public static async Task<T> RunAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        var ending = new CancellationTokenSource();
        var running = work(ending.Token);
        try
        {
            return await running.WaitAsync(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, cancellation);
        }
        catch (TimeoutException late)
        {
            return running.IsCompletedSuccessfully ? await running
                : throw new NpgsqlException($"There was no answer in {limit.TotalSeconds:0.#} s.", late);
        }
        finally
        {
            _ = EndAsync(running, ending);
        }
    }

    /// <summary>Lets nobody hear of a failure that nobody waits for.</summary>
    public static async Task ForgetAsync(Task running)
    {
        try
        {
            await running;
        }
        catch (Exception)
        {
            // Whoever wanted to know has been told that there was no answer.
        }
    }

    private static async Task EndAsync(Task running, CancellationTokenSource ending)
    {
        if (!running.IsCompleted)
        {
            // Npgsql asks the server to stop, on this thread, before it breaks the connection; and that too may take its time.
            await ForgetAsync(Task.Run(ending.Cancel, CancellationToken.None));
            await ForgetAsync(running);
        }

        ending.Dispose();
    }
}
