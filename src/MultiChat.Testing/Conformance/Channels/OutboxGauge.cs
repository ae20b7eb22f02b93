using System.Threading.Channels;
using MultiChat.Outbox;
using MultiChat.Testing.Faults;
using NodaTime;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>Hears when the outbox has nothing to do, and until when.</summary>
internal sealed class OutboxGauge : IStoreInterceptor
{
    private readonly Channel<Instant?> _idle = Channel.CreateUnbounded<Instant?>();

    public ValueTask<Instant?> IdleAsync(CancellationToken cancellation) => _idle.Reader.ReadAsync(cancellation);

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        var answer = await inner(cancellation);
        if (answer is OutboxBatch { Rows: [] } nothing)
        {
            _idle.Writer.TryWrite(nothing.NextDueAt);
        }

        return answer;
    }
}
