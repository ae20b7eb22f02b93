using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedSignInBook(IAccountStore inner, ISignInBook book, InterceptedPort port)
    : InterceptedAccountStore(inner, port), ISignInBook
{
    private readonly InterceptedPort _port = port;

    public Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) =>
        _port.WriteAsync(token => book.TakeTryAsync(counts, now, token), cancellation);

    public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
        _port.WriteAsync(token => book.GiveTryBackAsync(counts, token), cancellation);

    public Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation) =>
        _port.WriteAsync(token => book.AddDeviceAsync(device, token), cancellation);

    public Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) =>
        _port.ReadAsync(token => book.FindDeviceAsync(hash, token), cancellation);
}
