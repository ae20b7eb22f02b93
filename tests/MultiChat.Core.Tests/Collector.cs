using System.Threading.Channels;

namespace MultiChat;

/// <summary>Keeps what an observable says until the test takes it.</summary>
internal sealed class Collector<T> : IObserver<T>
{
    private readonly Channel<T> _heard = Channel.CreateUnbounded<T>();

    public void OnNext(T value) => _heard.Writer.TryWrite(value);

    public void OnError(Exception error) => _heard.Writer.TryComplete(error);

    public void OnCompleted() => _heard.Writer.TryComplete();

    public async Task<List<T>> TakeAsync(int count)
    {
        var taken = new List<T>();
        while (taken.Count < count)
        {
            taken.Add(await _heard.Reader.NextAsync());
        }

        return taken;
    }
}
