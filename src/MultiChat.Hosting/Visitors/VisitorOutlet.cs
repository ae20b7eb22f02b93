using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using MultiChat.Hosting.Wire;
using MultiChat.Live;
using MultiChat.Reading;
using MultiChat.Routing;

namespace MultiChat.Hosting.Visitors;

/// <summary>Pushes of a visitor's session over its hub connection.</summary>
internal sealed class VisitorOutlet(IClientProxy page, HubCallerContext connection) : IVisitorOutlet
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(1);

    public ValueTask PushAvailabilityAsync(ChatOffer offer) => PushAsync("availability", AvailabilityAnswer.Of(offer));

    public ValueTask PushLogAsync(VisitorCatchUp news) => PushAsync("log", WireVisitorCatchUp.Of(news));

    public ValueTask PushReadAsync(long seq) => PushAsync("marks", new VisitorMarks { Read = seq });

    public ValueTask PushTypingAsync(VisitorTyping typing) => PushAsync("typing", WireVisitorTyping.Of(typing));

    public ValueTask PushResyncAsync() => PushAsync("resync", Nothing.Value);

    public void End() => _ = EndAsync();

    /// <summary>Told before it is closed, so that the page does not come back by itself, as somebody new.</summary>
    private async Task EndAsync()
    {
        try
        {
            await PushAsync("ended", new JsonObject { ["code"] = RefusalCode.NotSignedIn.Value }).AsTask().WaitAsync(Courtesy);
        }
        catch (Exception)
        {
            // A page that does not read is not waited for, nor one that is gone.
        }
        finally
        {
            connection.Abort();
        }
    }

    private ValueTask PushAsync<T>(string target, T content) => new(page.SendAsync(target, WireJson.Write(content)));
}
