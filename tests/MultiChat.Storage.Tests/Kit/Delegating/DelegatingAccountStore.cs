using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingAccountStore(IAccountStore inner) : IAccountStore
{
    protected IAccountStore Inner { get; } = inner;

    public virtual Task<Account?> FindAsync(string email, CancellationToken cancellation) => Inner.FindAsync(email, cancellation);

    public virtual Task SaveAsync(Account account, CancellationToken cancellation) => Inner.SaveAsync(account, cancellation);

    public virtual Task<bool> TakePasswordTryAsync(
        AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation) =>
        Inner.TakePasswordTryAsync(account, now, window, limit, cancellation);

    public virtual Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation) =>
        Inner.AddSessionAsync(session, rightPassword, cancellation);

    public virtual Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation) =>
        Inner.FindSessionAsync(tokenHash, end, cancellation);
}
