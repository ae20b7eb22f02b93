using Microsoft.AspNetCore.SignalR;
using MultiChat.Hosting.Wire;
using MultiChat.Live;

namespace MultiChat.Hosting.Visitors;

/// <summary>Pushes of a visitor's session over its hub connection.</summary>
internal sealed class VisitorOutlet(IClientProxy page, HubCallerContext connection) : IVisitorOutlet
{
    public ValueTask PushAvailabilityAsync(bool available) => PushAsync("availability", new AvailabilityAnswer { Available = available });

    public ValueTask PushLogAsync(VisitorCatchUp news) => PushAsync("log", WireVisitorCatchUp.Of(news));

    public ValueTask PushReadAsync(long seq) => PushAsync("marks", new VisitorMarks { Read = seq });

    public ValueTask PushResyncAsync() => PushAsync("resync", Nothing.Value);

    public void End() => connection.Abort();

    private ValueTask PushAsync<T>(string target, T content) => new(page.SendAsync(target, WireJson.Write(content)));
}
