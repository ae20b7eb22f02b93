using MultiChat.Team;
using NodaTime;

namespace MultiChat.InMemory;

/// <summary>Accounts and their sessions.</summary>
/// <param name="gate">Shared with the projects: a change of one of the two is seen with what it means for the other.</param>
internal sealed class InMemoryAccountStore(Lock gate) : IAccountStore, ISignInBook, ISweptAccounts
{
    private readonly InMemorySignInBook _signIns = new();
    private readonly Dictionary<AccountId, Account> _accounts = [];
    private readonly Dictionary<string, AccountId> _byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Called under the gate with an account that was saved.</summary>
    public Action<AccountId>? Saved { get; set; }

    /// <summary>Ends all sessions of an account. Called under the gate.</summary>
    public void EndSessions(AccountId account)
    {
        foreach (var session in _sessions.Where(session => session.Value.Account == account).ToList())
        {
            _sessions.Remove(session.Key);
        }
    }

    public Task<Account?> FindAsync(string email, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (gate)
        {
            return KeptText.IsPossible(email) && _byEmail.TryGetValue(EmailAddress.Fold(email), out var id) ? _accounts[id] : null;
        }
    });

    public Task SaveAsync(Account account, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var folded = EmailAddress.Fold(KeptText.Checked(account.Email));
        lock (gate)
        {
            if (_byEmail.TryGetValue(folded, out var owner) && owner != account.Id)
            {
                throw new DuplicateKeyException("e-mail");
            }

            if (_accounts.TryGetValue(account.Id, out var earlier))
            {
                _byEmail.Remove(EmailAddress.Fold(earlier.Email));
            }

            _byEmail[folded] = account.Id;
            _accounts[account.Id] = WithoutTries(account);
            EndSessions(account.Id);
            Saved?.Invoke(account.Id);
        }
    });

    public Task<bool> TakePasswordTryAsync(AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            lock (gate)
            {
                if (!_accounts.TryGetValue(account, out var known))
                {
                    return false;
                }

                var counted = known.WindowStartedAt is { } start && now < start + window
                    ? known
                    : known with { WrongPasswords = 0, WindowStartedAt = now };
                if (counted.WrongPasswords >= limit)
                {
                    return false;
                }

                _accounts[account] = counted with { WrongPasswords = counted.WrongPasswords + 1 };
                return true;
            }
        });

    public Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (gate)
        {
            _sessions[Convert.ToHexString(session.TokenHash)] = session;
            if (rightPassword && _accounts.TryGetValue(session.Account, out var account))
            {
                _accounts[account.Id] = WithoutTries(account);
            }
        }
    });

    public Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var hash = Convert.ToHexString(tokenHash);
        lock (gate)
        {
            var session = _sessions.GetValueOrDefault(hash);
            if (end)
            {
                _sessions.Remove(hash);
            }

            return session;
        }
    });

    public Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) =>
        _signIns.TakeTryAsync(counts, now, cancellation);

    public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
        _signIns.GiveTryBackAsync(counts, cancellation);

    public Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation) => _signIns.AddDeviceAsync(device, cancellation);

    public Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) => _signIns.FindDeviceAsync(hash, cancellation);

    public Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (gate)
        {
            var ended = _sessions.Where(session => session.Value.ExpiresAt <= now).OrderBy(session => session.Value.ExpiresAt).Take(limit).ToList();
            ended.ForEach(session => _sessions.Remove(session.Key));
            return ended.Count + _signIns.Sweep(now, limit);
        }
    });

    private static Account WithoutTries(Account account) => account with { WrongPasswords = 0, WindowStartedAt = null };
}
