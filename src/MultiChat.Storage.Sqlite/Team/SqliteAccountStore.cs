using MultiChat.Mail;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Team;

internal sealed class SqliteAccountStore(Writer writer, Readers readers) 
    : IAccountStore, IAccountBook, ISessionEnding, ILetterBook, ISignInBook, ISweptAccounts
{
    // An account's sessions are bounded, whatever signs in; the ones that end first go.
    private const int SessionsPerAccount = 1_000;

    private const int ListedSessions = 100;

    private const string Columns = "account_id, email, password_hash, wrong_passwords, window_started_at, security, version";

    private const string SessionColumns = "token_hash, account_id, expires_at, memberships, begun_at, device";

    private readonly SqliteSignInBook _signIns = new(writer, readers);
    private readonly SqliteLetterBook _letters = new(writer, readers);

    public async Task<Account?> FindAsync(string email, CancellationToken cancellation) => KeptText.IsPossible(email)
        ? await readers.ReadAsync(database => Find(database, EmailAddress.Fold(email)), cancellation)
        : null;

    public Task SaveAsync(Account account, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        Save(database, account);
        return true;
    }, cancellation);

    public Task<IReadOnlyList<Account>> ListAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellation) =>
        readers.ReadAsync(
            database => (IReadOnlyList<Account>)[.. accounts.Distinct().Select(id => Find(database, id)).OfType<Account>()], cancellation).AsTask();

    public Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        var earlier = Find(database, account.Id);
        if ((earlier?.Version ?? 0) != account.Version)
        {
            return false;
        }

        if (endsSessions || earlier is null)
        {
            Save(database, account);
            return true;
        }

        using var save = database.Prepare("UPDATE accounts SET security = @security, version = version + 1 WHERE account_id = @account");
        return save.Bind("@account", account.Id.Value).Bind("@security", account.Security.ToJson()).Run() > 0;
    }, cancellation);

    public Task<IReadOnlyList<Session>> ListSessionsAsync(AccountId account, CancellationToken cancellation) => readers.ReadAsync(
        database =>
        {
            using var query = database.Prepare(
                $"SELECT {SessionColumns} FROM sessions WHERE account_id = @account ORDER BY expires_at DESC LIMIT @limit");
            query.Bind("@account", account.Value).Bind("@limit", (long)ListedSessions);
            var sessions = new List<Session>();
            while (query.Step())
            {
                sessions.Add(ReadSession(query));
            }

            return (IReadOnlyList<Session>)sessions;
        },
        cancellation).AsTask();

    public Task EndSessionsAsync(AccountId account, byte[] except, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var end = database.Prepare("DELETE FROM sessions WHERE account_id = @account AND token_hash <> @except");
        end.Bind("@account", account.Value).Bind("@except", except).Run();
        return true;
    }, cancellation);

    public Task PutAsync(Letter letter, CancellationToken cancellation) => _letters.PutAsync(letter, cancellation);

    public Task<LetterBatch> TakeAsync(Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
        _letters.TakeAsync(now, leaseUntil, limit, cancellation);

    public Task SettleAsync(Letter taken, LetterEnd end, CancellationToken cancellation) => _letters.SettleAsync(taken, end, cancellation);

    public Task<IReadOnlyList<Letter>> ListAsync(IReadOnlyCollection<string> readers, CancellationToken cancellation) =>
        _letters.ListAsync(readers, cancellation);

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
            INSERT OR REPLACE INTO sessions (token_hash, account_id, expires_at, memberships, begun_at, device)
            VALUES (@hash, @account, @expires, @memberships, @begun, @device)
            """);
        add.Bind("@hash", session.TokenHash).Bind("@account", session.Account.Value).Bind("@expires", session.ExpiresAt)
            .Bind("@memberships", StoredJson.Of(session.Memberships)).Bind("@begun", session.BegunAt).Bind("@device", session.Device).Run();
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

    /// <exception cref="DuplicateKeyException">The e-mail is another account's.</exception>
    private static void Save(Database database, Account account)
    {
        using var save = database.Prepare("""
            INSERT INTO accounts (account_id, email, folded_email, password_hash, wrong_passwords, security)
            VALUES (@account, @email, @folded, @hash, 0, @security)
            ON CONFLICT (account_id) DO UPDATE SET
                email = excluded.email, folded_email = excluded.folded_email, password_hash = excluded.password_hash,
                wrong_passwords = 0, window_started_at = NULL, security = excluded.security, version = version + 1
            """);
        save.Bind("@account", account.Id.Value).Bind("@email", account.Email).Bind("@folded", EmailAddress.Fold(account.Email))
            .Bind("@hash", account.PasswordHash).Bind("@security", account.Security.ToJson());
        if (!save.TryRun())
        {
            throw new DuplicateKeyException("e-mail");
        }

        MemberWriter.EndSessions(database, account.Id);
        using var end = database.Prepare("DELETE FROM sessions WHERE account_id = @account").Bind("@account", account.Id.Value);
        end.Run();
    }

    private static Session? Find(Database database, byte[] tokenHash)
    {
        using var query = database.Prepare($"SELECT {SessionColumns} FROM sessions WHERE token_hash = @hash").Bind("@hash", tokenHash);
        return query.Step() ? ReadSession(query) : null;
    }

    private static Session ReadSession(Statement row) => new()
    {
        TokenHash = row.Bytes(0),
        Account = new AccountId(row.Id(1)),
        ExpiresAt = row.Instant(2),
        Memberships = StoredJson.Members(row.TextOrNull(3)),
        BegunAt = row.InstantOrNull(4),
        Device = row.TextOrNull(5),
    };

    private static Account? Find(Database database, string foldedEmail)
    {
        using var query = database.Prepare($"SELECT {Columns} FROM accounts WHERE folded_email = @email").Bind("@email", foldedEmail);
        return Read(query);
    }

    private static Account? Find(Database database, AccountId account)
    {
        using var query = database.Prepare($"SELECT {Columns} FROM accounts WHERE account_id = @account").Bind("@account", account.Value);
        return Read(query);
    }

    private static Account? Read(Statement query) => query.Step()
        ? new Account
        {
            Id = new AccountId(query.Id(0)),
            Email = query.Text(1),
            PasswordHash = query.TextOrNull(2),
            WrongPasswords = (int)query.Number(3),
            WindowStartedAt = query.InstantOrNull(4),
            Security = AccountSecurity.FromJson(query.TextOrNull(5)),
            Version = query.Number(6),
        }
        : null;
}
