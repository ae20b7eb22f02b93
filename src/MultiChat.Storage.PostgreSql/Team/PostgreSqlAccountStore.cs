using MultiChat.Mail;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Team;

internal sealed class PostgreSqlAccountStore(SoloWriter writer, Readers readers, ChangeHint hint)
    : IAccountStore, IAccountBook, ISessionEnding, ILetterBook, ISignInBook, ISweptAccounts
{
    // An account's sessions are bounded, whatever signs in; the ones that end first go.
    private const int SessionsPerAccount = 1_000;

    private const int ListedSessions = 100;

    private const string Columns = "account_id, email, password_hash, wrong_passwords, window_started_at, security, version";

    private const string SessionColumns = "token_hash, account_id, expires_at, memberships, begun_at, device";

    // What is saved with the password is over for the sessions; triggers tell the members and every host.
    private const string SaveWithPassword = """
        WITH saved AS (
            UPDATE accounts SET
                email = $3, folded_email = $4, password_hash = $5, wrong_passwords = 0, window_started_at = NULL, security = $6
            WHERE account_id = $1 AND version = $2 RETURNING account_id),
        ended AS (DELETE FROM sessions WHERE account_id IN (SELECT account_id FROM saved))
        SELECT account_id FROM saved
        """;

    // Told to all hosts, this one too: a writer who has lost the connection does not know when it is committed.
    private const string TellOfEnded = $"""
        INSERT INTO changes (project_id, kind, subject, host)
        SELECT DISTINCT '00000000-0000-0000-0000-000000000000'::uuid, 9, account_id, NULL::uuid FROM ended
        """;

    private const string EndSession = $"""
        WITH ended AS (DELETE FROM sessions WHERE token_hash = $1 RETURNING {SessionColumns}), told AS ({TellOfEnded})
        SELECT {SessionColumns} FROM ended
        """;

    private const string EndOtherSessions = $"""
        WITH ended AS (DELETE FROM sessions WHERE account_id = $1 AND token_hash <> $2 RETURNING account_id)
        {TellOfEnded}
        """;

    private readonly PostgreSqlSignInBook _signIns = new(writer, readers);
    private readonly PostgreSqlLetterBook _letters = new(writer, readers);

    public async Task<Account?> FindAsync(string email, CancellationToken cancellation) => KeptText.IsPossible(email)
        ? await readers.FindAsync(
            new Statement($"SELECT {Columns} FROM accounts WHERE folded_email = $1").With(EmailAddress.Fold(email)), ReadAccount, cancellation)
        : null;

    public Task SaveAsync(Account account, CancellationToken cancellation) => writer.RunAsync("e-mail", () =>
    [
        new Statement("""
            INSERT INTO accounts (account_id, email, folded_email, password_hash, wrong_passwords, security) VALUES ($1, $2, $3, $4, 0, $5)
            ON CONFLICT (account_id) DO UPDATE SET
                email = excluded.email, folded_email = excluded.folded_email, password_hash = excluded.password_hash,
                wrong_passwords = 0, window_started_at = NULL, security = excluded.security
            """).With(account.Id.Value).With(account.Email).With(EmailAddress.Fold(account.Email)).With(account.PasswordHash)
            .With(account.Security.ToJson()),
        new Statement("DELETE FROM sessions WHERE account_id = $1").With(account.Id.Value),
        hint.StatementToAll(),
    ], cancellation);

    public async Task<IReadOnlyList<Account>> ListAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellation)
    {
        Guid[] ids = [.. accounts.Select(id => id.Value)];
        return await readers.ListAsync(new Statement($"SELECT {Columns} FROM accounts WHERE account_id = ANY ($1)").With(ids), ReadAccount, cancellation);
    }

    public async Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation)
    {
        try
        {
            return await TryWriteAsync(account, endsSessions, cancellation);
        }
        catch (DuplicateKeyException)
        {
            // Of two who make one account at once, the later may meet the earlier by its e-mail first.
            if (account.Version == 0 && await ListAsync([account.Id], cancellation) is [_])
            {
                return false;
            }

            throw;
        }
    }

    private async Task<bool> TryWriteAsync(Account account, bool endsSessions, CancellationToken cancellation) => (await writer.ListAsync(
        () =>
        [
            account.Version == 0
                ? new Statement("""
                    INSERT INTO accounts (account_id, email, folded_email, password_hash, wrong_passwords, security) VALUES ($1, $2, $3, $4, 0, $5)
                    ON CONFLICT (account_id) DO NOTHING RETURNING account_id
                    """).With(account.Id.Value).With(account.Email).With(EmailAddress.Fold(account.Email)).With(account.PasswordHash)
                    .With(account.Security.ToJson())
                : endsSessions
                ? new Statement(SaveWithPassword).With(account.Id.Value).With(account.Version).With(account.Email)
                    .With(EmailAddress.Fold(account.Email)).With(account.PasswordHash).With(account.Security.ToJson())
                : new Statement("UPDATE accounts SET security = $3, version = version + 1 WHERE account_id = $1 AND version = $2 RETURNING account_id")
                    .With(account.Id.Value).With(account.Version).With(account.Security.ToJson()),
            hint.StatementToAll(),
        ],
        static row => row.Id(0),
        cancellation)).Count > 0;

    public async Task<IReadOnlyList<Session>> ListSessionsAsync(AccountId account, CancellationToken cancellation) => await readers.ListAsync(
        new Statement($"SELECT {SessionColumns} FROM sessions WHERE account_id = $1 ORDER BY expires_at DESC LIMIT $2")
            .With(account.Value).With((long)ListedSessions),
        ReadSession,
        cancellation);

    public Task EndSessionsAsync(AccountId account, byte[] except, CancellationToken cancellation) => writer.RunAsync(
        "session", () => [new Statement(EndOtherSessions).With(account.Value).With(except), hint.StatementToAll()], cancellation);

    public Task PutAsync(Letter letter, CancellationToken cancellation) => _letters.PutAsync(letter, cancellation);

    public Task<LetterBatch> TakeAsync(Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
        _letters.TakeAsync(now, leaseUntil, limit, cancellation);

    public Task SettleAsync(Letter taken, LetterEnd end, CancellationToken cancellation) => _letters.SettleAsync(taken, end, cancellation);

    public Task<IReadOnlyList<Letter>> ListAsync(IReadOnlyCollection<string> readers, CancellationToken cancellation) =>
        _letters.ListAsync(readers, cancellation);

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
            INSERT INTO sessions (token_hash, account_id, expires_at, memberships, begun_at, device) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (token_hash) DO UPDATE SET
                account_id = excluded.account_id, expires_at = excluded.expires_at, memberships = excluded.memberships,
                begun_at = excluded.begun_at, device = excluded.device
            """)
            .With(session.TokenHash).With(session.Account.Value).With(session.ExpiresAt).With(StoredJson.Of(session.Memberships))
            .With(session.BegunAt).With(session.Device),
        new Statement("""
            DELETE FROM sessions WHERE token_hash IN (
                SELECT token_hash FROM sessions WHERE account_id = $1 ORDER BY expires_at DESC OFFSET $2)
            """).With(session.Account.Value).With((long)SessionsPerAccount),
        new Statement("UPDATE accounts SET wrong_passwords = 0, window_started_at = NULL WHERE account_id = $1 AND $2")
            .With(session.Account.Value).With(rightPassword),
    ], cancellation);

    public Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation) => end
        ? writer.FindAsync(
            () => [new Statement(EndSession).With(tokenHash), hint.StatementToAll()], ReadSession, cancellation)
        : readers.FindAsync(
            new Statement($"SELECT {SessionColumns} FROM sessions WHERE token_hash = $1").With(tokenHash), ReadSession, cancellation).AsTask();

    public Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) =>
        _signIns.TakeTryAsync(counts, now, cancellation);

    public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
        _signIns.GiveTryBackAsync(counts, cancellation);

    public Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation) => _signIns.AddDeviceAsync(device, cancellation);

    public Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) => _signIns.FindDeviceAsync(hash, cancellation);

    public Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) => _signIns.SweepAsync(now, limit, cancellation);

    private static Account ReadAccount(Row row) => new()
    {
        Id = new AccountId(row.Id(0)),
        Email = row.Text(1),
        PasswordHash = row.TextOrNull(2),
        WrongPasswords = (int)row.Number(3),
        WindowStartedAt = row.InstantOrNull(4),
        Security = AccountSecurity.FromJson(row.TextOrNull(5)),
        Version = row.Number(6),
    };

    private static Session ReadSession(Row row) => new()
    {
        TokenHash = row.Bytes(0),
        Account = new AccountId(row.Id(1)),
        ExpiresAt = row.Instant(2),
        Memberships = StoredJson.Members(row.TextOrNull(3)),
        BegunAt = row.InstantOrNull(4),
        Device = row.TextOrNull(5),
    };
}
