namespace MultiChat.Testing.Wire;

/// <summary>Gives one connection's pushes to a client, one after another in the order they came.</summary>
internal static class PushLoop
{
    /// <summary>Runs until the connection ends; throws nothing.</summary>
    /// <param name="hub">The connection.</param>
    /// <param name="take">Carries a push out; it may call the hub.</param>
    /// <param name="fail">Told when a push could not be carried out; the loop ends then.</param>
    internal static async Task RunAsync(HubClient hub, Func<HubPush, Task> take, Action<Exception> fail)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                await take(await hub.PushAsync(number));
            }
        }
        catch (WireClosedException)
        {
            // The client may connect again: the view goes on from its place.
        }
        catch (Exception failure)
        {
            fail(failure);
            // It has lost its place: only connecting again gives it another.
            await hub.AbortAsync();
        }
    }
}
