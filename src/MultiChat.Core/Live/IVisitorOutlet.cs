using MultiChat.Reading;
using MultiChat.Routing;

namespace MultiChat.Live;

/// <summary>Where a visitor's session pushes to: a hub connection, or a simulated page. Each task ends when the transport took the push.</summary>
internal interface IVisitorOutlet
{
    ValueTask PushAvailabilityAsync(ChatOffer offer);

    ValueTask PushLogAsync(VisitorCatchUp news);

    ValueTask PushReadAsync(long seq);

    ValueTask PushTypingAsync(VisitorTyping typing);

    ValueTask PushResyncAsync();

    /// <summary>Closes the connection: its visitor is forgotten.</summary>
    void End();
}
