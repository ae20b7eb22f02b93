using MultiChat.Live;
using MultiChat.Reading;
using MultiChat.Routing;
using MultiChat.Simulation.Hosts;

namespace MultiChat.Simulation.Mistakes;

/// <summary>The pushes to one visitor's page, with one of them changed.</summary>
internal sealed class VisitorPushes(VisitorEdge edge) : IVisitorOutlet
{
    private readonly IVisitorOutlet _inner = edge;

    /// <summary>What is pushed instead; null is lost.</summary>
    public Func<VisitorCatchUp, VisitorCatchUp?> Log { get; init; } = static news => news;

    public Func<bool, bool?> Availability { get; init; } = static available => available;

    public Func<long, long?> Read { get; init; } = static seq => seq;

    public ValueTask PushAvailabilityAsync(ChatOffer offer) =>
        Availability(offer.Opening.Available) is { } changed
            ? _inner.PushAvailabilityAsync(offer with { Opening = offer.Opening with { Available = changed } })
            : ValueTask.CompletedTask;

    public ValueTask PushLogAsync(VisitorCatchUp news) => Log(news) is { } changed ? _inner.PushLogAsync(changed) : ValueTask.CompletedTask;

    public ValueTask PushReadAsync(long seq) => Read(seq) is { } changed ? _inner.PushReadAsync(changed) : ValueTask.CompletedTask;

    public ValueTask PushTypingAsync(VisitorTyping typing) => _inner.PushTypingAsync(typing);

    public ValueTask PushResyncAsync() => _inner.PushResyncAsync();

    public void End() => _inner.End();
}
