using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Team;

internal sealed class PostgreSqlAccountStore(SoloWriter writer, Readers readers, ChangeHint hint) : IAccountStore, ISignInBook, ISweptAccounts
{
    // An account's sessions are bounded, whatever signs in; the ones that end first go.
    private const int SessionsPerAccount = 1_000;

    private readonly PostgreSqlSignInBook _signIns = new(writer, readers);

    public async Task<Account?> FindAsync(string email, CancellationToken cancellation) => KeptText.IsPossible(email)
        ? await readers.FindAsync(
            new Statement("""
                SELECT account_id, email, password_hash, wrong_passwords, window_started_at FROM accounts WHERE folded_email = $1
                """).With(EmailAddress.Fold(email)),
            static row => new Account
            {
                Id = new AccountId(row.Id(0)),
                Email = row.Text(1),
                PasswordHash = row.TextOrNull(2),
                WrongPasswords = (int)row.Number(3),
                WindowStartedAt = row.InstantOrNull(4),
            },
            cancellation)
        : null;

    public Task SaveAsync(Account account, CancellationToken cancellation) => writer.RunAsync("e-mail", () =>
    [
        new Statement("""
            INSERT INTO accounts (account_id, email, folded_email, password_hash, wrong_passwords) VALUES ($1, $2, $3, $4, 0)
            ON CONFLICT (account_id) DO UPDATE SET
                email = excluded.email, folded_email = excluded.folded_email, password_hash = excluded.password_hash,
                wrong_passwords = 0, window_started_at = NULL
            """).With(account.Id.Value).With(account.Email).With(EmailAddress.Fold(account.Email)).With(account.PasswordHash),
        new Statement("DELETE FROM sessions WHERE account_id = $1").With(account.Id.Value),
        hint.StatementToAll(),
    ], cancellation);

    public async Task<bool> TakePasswordTryAsync(
        AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation) => await writer.RunAsync("try", () =>
    [
        // A window that is over counts for nothing; one try is taken only where there is one left.
        new Statement("""
            UPDATE accounts SET
                wrong_passwords = 1 + CASE WHEN window_started_at > $3 THEN wrong_passwords ELSE 0 END,
                window_started_at = CASE WHEN window_started_at > $3 THEN window_started_at ELSE $2 END
            WHERE account_id = $1 AND CASE WHEN window_started_at > $3 THEN wrong_passwords ELSE 0 END < $4
            """).With(account.Value).With(now).With(now - window).With((long)limit),
    ], cancellation) > 0;

    public Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation) => writer.RunAsync("session", () =>
    [
        new Statement("""
            INSERT INTO sessions (token_hash, account_id, expires_at, memberships) VALUES ($1, $2, $3, $4)
            ON CONFLICT (token_hash) DO UPDATE SET
                account_id = excluded.account_id, expires_at = excluded.expires_at, memberships = excluded.memberships
            """)
            .With(session.TokenHash).With(session.Account.Value).With(session.ExpiresAt).With(StoredJson.Of(session.Memberships)),
        new Statement("""
            DELETE FROM sessions WHERE token_hash IN (
                SELECT token_hash FROM sessions WHERE account_id = $1 ORDER BY expires_at DESC OFFSET $2)
            """).With(session.Account.Value).With((long)SessionsPerAccount),
        new Statement("UPDATE accounts SET wrong_passwords = 0, window_started_at = NULL WHERE account_id = $1 AND $2")
            .With(session.Account.Value).With(rightPassword),
    ], cancellation);

    public Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation) => end
        ? writer.FindAsync(
            () => [new Statement("DELETE FROM sessions WHERE token_hash = $1 RETURNING account_id, expires_at, memberships").With(tokenHash)],
            row => Read(row, tokenHash),
            cancellation)
        : readers.FindAsync(
            new Statement("SELECT account_id, expires_at, memberships FROM sessions WHERE token_hash = $1").With(tokenHash),
            row => Read(row, tokenHash),
            cancellation).AsTask();

    public Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) =>
        _signIns.TakeTryAsync(counts, now, cancellation);

    public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
        _signIns.GiveTryBackAsync(counts, cancellation);

    public Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation) => _signIns.AddDeviceAsync(device, cancellation);

    public Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) => _signIns.FindDeviceAsync(hash, cancellation);

    public Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) => _signIns.SweepAsync(now, limit, cancellation);

    private static Session Read(Row row, byte[] tokenHash) => new()
    {
        TokenHash = [.. tokenHash],
        Account = new AccountId(row.Id(0)),
        ExpiresAt = row.Instant(1),
        Memberships = StoredJson.Members(row.TextOrNull(2)),
    };
}
