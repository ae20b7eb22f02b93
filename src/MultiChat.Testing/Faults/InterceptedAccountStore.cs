using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Faults;

internal class InterceptedAccountStore(IAccountStore inner, InterceptedPort port) : IAccountStore
{
    /// <summary>With the sign-in book, if the store has one.</summary>
    public static IAccountStore Of(IAccountStore inner, InterceptedPort port) =>
        inner is ISignInBook book ? new InterceptedSignInBook(inner, book, port) : new InterceptedAccountStore(inner, port);

    public Task<Account?> FindAsync(string email, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindAsync(email, token), cancellation);

    public Task SaveAsync(Account account, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.SaveAsync(account, token), cancellation);

    public Task<bool> TakePasswordTryAsync(AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.TakePasswordTryAsync(account, now, window, limit, token), cancellation);

    public Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.AddSessionAsync(session, rightPassword, token), cancellation);

    public Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation) => end
        ? port.WriteAsync(token => inner.FindSessionAsync(tokenHash, end, token), cancellation)
        : port.ReadAsync(token => inner.FindSessionAsync(tokenHash, end, token), cancellation);
}
