using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Team;

internal sealed class SqliteAccountStore(Writer writer, Readers readers) : IAccountStore, ISignInBook, ISweptAccounts
{
    // An account's sessions are bounded, whatever signs in; the ones that end first go.
    private const int SessionsPerAccount = 1_000;

    private readonly SqliteSignInBook _signIns = new(writer, readers);

    public async Task<Account?> FindAsync(string email, CancellationToken cancellation) => KeptText.IsPossible(email)
        ? await readers.ReadAsync(database => Find(database, EmailAddress.Fold(email)), cancellation)
        : null;

    public Task SaveAsync(Account account, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var save = database.Prepare("""
            INSERT INTO accounts (account_id, email, folded_email, password_hash, wrong_passwords)
            VALUES (@account, @email, @folded, @hash, 0)
            ON CONFLICT (account_id) DO UPDATE SET
                email = excluded.email, folded_email = excluded.folded_email, password_hash = excluded.password_hash,
                wrong_passwords = 0, window_started_at = NULL
            """);
        save.Bind("@account", account.Id.Value).Bind("@email", account.Email)
            .Bind("@folded", EmailAddress.Fold(account.Email)).Bind("@hash", account.PasswordHash);
        if (!save.TryRun())
        {
            throw new DuplicateKeyException("e-mail");
        }

        MemberWriter.EndSessions(database, account.Id);
        using var end = database.Prepare("DELETE FROM sessions WHERE account_id = @account").Bind("@account", account.Id.Value);
        return end.Run();
    }, cancellation);

    public Task<bool> TakePasswordTryAsync(AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation) =>
        writer.RunAsync(database =>
        {
            // A window that is over counts for nothing; one try is taken only where there is one left.
            using var take = database.Prepare("""
                UPDATE accounts SET
                    wrong_passwords = 1 + iif(window_started_at > @start, wrong_passwords, 0),
                    window_started_at = iif(window_started_at > @start, window_started_at, @now)
                WHERE account_id = @account AND iif(window_started_at > @start, wrong_passwords, 0) < @limit
                """);
            return take.Bind("@account", account.Value)
                .Bind("@now", now).Bind("@start", now - window).Bind("@limit", (long)limit).Run() > 0;
        }, cancellation);

    public Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var add = database.Prepare("""
            INSERT OR REPLACE INTO sessions (token_hash, account_id, expires_at, memberships)
            VALUES (@hash, @account, @expires, @memberships)
            """);
        add.Bind("@hash", session.TokenHash).Bind("@account", session.Account.Value).Bind("@expires", session.ExpiresAt)
            .Bind("@memberships", StoredJson.Of(session.Memberships)).Run();
        using var bound = database.Prepare("""
            DELETE FROM sessions WHERE token_hash IN (
                SELECT token_hash FROM sessions WHERE account_id = @account ORDER BY expires_at DESC LIMIT -1 OFFSET @limit)
            """);
        bound.Bind("@account", session.Account.Value).Bind("@limit", SessionsPerAccount).Run();
        if (rightPassword)
        {
            using var forget = database.Prepare(
                "UPDATE accounts SET wrong_passwords = 0, window_started_at = NULL WHERE account_id = @account");
            forget.Bind("@account", session.Account.Value).Run();
        }

        return true;
    }, cancellation);

    public Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation) => end
        ? writer.RunAsync(database =>
        {
            var session = Find(database, tokenHash);
            using var delete = database.Prepare("DELETE FROM sessions WHERE token_hash = @hash").Bind("@hash", tokenHash);
            delete.Run();
            return session;
        }, cancellation)
        : readers.ReadAsync(database => Find(database, tokenHash), cancellation).AsTask();

    public Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) =>
        _signIns.TakeTryAsync(counts, now, cancellation);

    public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
        _signIns.GiveTryBackAsync(counts, cancellation);

    public Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation) => _signIns.AddDeviceAsync(device, cancellation);

    public Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) => _signIns.FindDeviceAsync(hash, cancellation);

    public Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) => _signIns.SweepAsync(now, limit, cancellation);

    private static Session? Find(Database database, byte[] tokenHash)
    {
        using var query = database.Prepare("SELECT account_id, expires_at, memberships FROM sessions WHERE token_hash = @hash")
            .Bind("@hash", tokenHash);
        return query.Step()
            ? new Session
            {
                TokenHash = [.. tokenHash],
                Account = new AccountId(query.Id(0)),
                ExpiresAt = query.Instant(1),
                Memberships = StoredJson.Members(query.TextOrNull(2)),
            }
            : null;
    }

    private static Account? Find(Database database, string foldedEmail)
    {
        using var query = database.Prepare("""
            SELECT account_id, email, password_hash, wrong_passwords, window_started_at FROM accounts WHERE folded_email = @email
            """).Bind("@email", foldedEmail);
        return query.Step()
            ? new Account
            {
                Id = new AccountId(query.Id(0)),
                Email = query.Text(1),
                PasswordHash = query.TextOrNull(2),
                WrongPasswords = (int)query.Number(3),
                WindowStartedAt = query.InstantOrNull(4),
            }
            : null;
    }
}
