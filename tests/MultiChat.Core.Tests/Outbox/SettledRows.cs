using System.Threading.Channels;
using MultiChat.Testing.Faults;

namespace MultiChat.Outbox;

/// <summary>Tells when an attempt has ended and its end is stored.</summary>
internal sealed class SettledRows : IStoreInterceptor
{
    private readonly Channel<bool> _settled = Channel.CreateUnbounded<bool>();

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        var answer = await inner(cancellation);
        if (call.Name == "Outbox.SettleAsync")
        {
            _settled.Writer.TryWrite(true);
        }

        return answer;
    }

    public Task NextAsync() => _settled.Reader.NextAsync();
}
