using System.Threading.Channels;
using MultiChat.Reading;
using MultiChat.Routing;

namespace MultiChat.Live;

/// <summary>A visitor's page that keeps what it is told until the test takes it.</summary>
internal sealed class VisitorOutlet : IVisitorOutlet
{
    private readonly Channel<object> _told = Channel.CreateUnbounded<object>();

    public ValueTask PushAvailabilityAsync(ChatOffer offer) => _told.Writer.WriteAsync(offer);

    /// <summary>Until then the log that was pushed is on its way to the page.</summary>
    public Task OnItsWay { get; set; } = Task.CompletedTask;

    public async ValueTask PushLogAsync(VisitorCatchUp news)
    {
        await _told.Writer.WriteAsync(news);
        await OnItsWay;
    }

    public ValueTask PushReadAsync(long seq) => _told.Writer.WriteAsync(new ReadUpTo(seq));

    public ValueTask PushTypingAsync(VisitorTyping typing) => _told.Writer.WriteAsync(typing);

    public ValueTask PushResyncAsync() => _told.Writer.WriteAsync(new Resync());

    public bool HasEnded { get; private set; }

    public void End()
    {
        HasEnded = true;
        _told.Writer.TryWrite(new Ended());
    }

    /// <summary>The next push of that kind; others before it are passed over.</summary>
    public Task<T> NextAsync<T>() => _told.Reader.NextAsync<T>();

    /// <summary>Everything pushed up to the first of that kind of which it holds.</summary>
    public Task<IReadOnlyList<object>> ListUntilAsync<T>(Func<T, bool> holds) => _told.Reader.ListUntilAsync(holds);

    public sealed record ReadUpTo(long Seq);

    public sealed record Resync;

    public sealed record Ended;
}
