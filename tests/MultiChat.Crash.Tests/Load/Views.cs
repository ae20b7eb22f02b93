using System.Text.Json;
using MultiChat.Messages;
using MultiChat.Testing.Wire;

namespace MultiChat.Crash.Load;

/// <summary>Reads a view when all is quiet.</summary>
internal static class Views
{
    /// <summary>Waits until the view equals the snapshot, and says what it shows, and how it differs if it never did.</summary>
    public static async Task<ShownDialog> SettleAsync(DialogView view, JsonElement fresh, ShownDialog shown)
    {
        string? difference = null;
        try
        {
            await view.WaitUntilAsync(now => now.FindDifference(fresh) is null);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            difference = view.FindDifference(fresh) ?? failure.Message;
        }

        return shown with
        {
            Messages = [.. view.Messages.Select(message => new MessageId(message.Id("id")))],
            HasOlder = view.More,
            Difference = difference,
        };
    }
}
