using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingSignInBook(IAccountStore inner) : DelegatingAccountStore(inner), ISignInBook, ISweptAccounts
{
    protected ISignInBook Book { get; } = (ISignInBook)inner;

    protected ISweptAccounts Swept { get; } = (ISweptAccounts)inner;

    public virtual Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) =>
        Book.TakeTryAsync(counts, now, cancellation);

    public virtual Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
        Book.GiveTryBackAsync(counts, cancellation);

    public virtual Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation) => Book.AddDeviceAsync(device, cancellation);

    public virtual Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) => Book.FindDeviceAsync(hash, cancellation);

    public virtual Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) => Swept.SweepAsync(now, limit, cancellation);
}
