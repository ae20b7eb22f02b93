using System.Globalization;
using Microsoft.AspNetCore.SignalR;

namespace MultiChat.Benchmarks;

/// <summary>The least hub that keeps a message and shows it to the operators: no rights, rules or validation.</summary>
internal sealed class FloorHub(FloorDialogs dialogs) : Hub
{
    public Task Desk() => Groups.AddToGroupAsync(Context.ConnectionId, "operators");

    public async Task<long> Send(int visitor, string id, string text)
    {
        var message = await dialogs.SayAsync(visitor, text);
        await Clients.Group("operators").SendAsync(
            "message", message.Dialog.ToString(), message.Seq, id, message.AcceptedAt.ToString("g", CultureInfo.InvariantCulture), message.Text);
        return message.Seq;
    }
}
