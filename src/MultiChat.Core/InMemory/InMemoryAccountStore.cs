using MultiChat.Mail;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.InMemory;

/// <summary>Accounts and their sessions.</summary>
/// <param name="gate">Shared with the projects: a change of one of the two is seen with what it means for the other.</param>
internal sealed class InMemoryAccountStore(Lock gate) : IAccountStore, IAccountBook, ISessionEnding, ILetterBook, ISignInBook, ISweptAccounts
{
    private readonly InMemorySignInBook _signIns = new();
    private readonly InMemoryLetterBook _letters = new();
    private readonly Dictionary<AccountId, Account> _accounts = [];
    private readonly Dictionary<string, AccountId> _byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Called under the gate with an account that was saved.</summary>
    public Action<AccountId>? Saved { get; set; }

    /// <summary>Ends all sessions of an account. Called under the gate.</summary>
    public void EndSessions(AccountId account) => EndSessions(account, except: []);

    public Task<Account?> FindAsync(string email, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (gate)
        {
            return KeptText.IsPossible(email) && _byEmail.TryGetValue(EmailAddress.Fold(email), out var id) ? _accounts[id] : null;
        }
    });

    public Task SaveAsync(Account account, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var folded = Folded(account);
        lock (gate)
        {
            Save(account, folded, endsSessions: true);
        }
    });

    public Task<IReadOnlyList<Account>> ListAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            lock (gate)
            {
                return (IReadOnlyList<Account>)[.. accounts.Distinct().Where(_accounts.ContainsKey).Select(id => _accounts[id])];
            }
        });

    public Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var folded = Folded(account);
        lock (gate)
        {
            var earlier = _accounts.GetValueOrDefault(account.Id);
            if ((earlier?.Version ?? 0) != account.Version)
            {
                return false;
            }

            Save(account, folded, endsSessions || earlier is null);
            return true;
        }
    });

    public Task<IReadOnlyList<Session>> ListSessionsAsync(AccountId account, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (gate)
        {
            return (IReadOnlyList<Session>)
                [.. _sessions.Values.Where(session => session.Account == account).OrderByDescending(session => session.ExpiresAt).Take(100)];
        }
    });

    public Task EndSessionsAsync(AccountId account, byte[] except, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (gate)
        {
            EndSessions(account, except);
        }
    });

    public Task PutAsync(Letter letter, CancellationToken cancellation) => Answer.Of(cancellation, () => Put([letter]));

    public Task<LetterBatch> TakeAsync(Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (gate)
        {
            return _letters.Take(now, leaseUntil, limit);
        }
    });

    public Task SettleAsync(Letter taken, LetterEnd end, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (gate)
        {
            _letters.Settle(taken, end);
        }
    });

    public Task<IReadOnlyList<Letter>> ListAsync(IReadOnlyCollection<string> readers, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            lock (gate)
            {
                return _letters.List(readers);
            }
        });

    /// <summary>Keeps letters. May be called under the gate.</summary>
    public void Put(IEnumerable<Letter> letters)
    {
        lock (gate)
        {
            foreach (var letter in letters)
            {
                _letters.Put(letter);
            }
        }
    }

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

    private void EndSessions(AccountId account, byte[] except)
    {
        foreach (var session in _sessions.Where(session => session.Value.Account == account && !session.Value.TokenHash.AsSpan().SequenceEqual(except)).ToList())
        {
            _sessions.Remove(session.Key);
        }
    }

    private void Save(Account account, string folded, bool endsSessions)
    {
        if (_byEmail.TryGetValue(folded, out var owner) && owner != account.Id)
        {
            throw new DuplicateKeyException("e-mail");
        }

        var earlier = _accounts.GetValueOrDefault(account.Id);
        var version = (earlier?.Version ?? 0) + 1;
        if (!endsSessions)
        {
            _accounts[account.Id] = earlier! with { Security = account.Security, Version = version };
            return;
        }

        if (earlier is not null)
        {
            _byEmail.Remove(EmailAddress.Fold(earlier.Email));
        }

        _byEmail[folded] = account.Id;
        _accounts[account.Id] = WithoutTries(account) with { Version = version };
        EndSessions(account.Id);
        Saved?.Invoke(account.Id);
    }

    private static string Folded(Account account) => EmailAddress.Fold(KeptText.Checked(account.Email));

    private static Account WithoutTries(Account account) => account with { WrongPasswords = 0, WindowStartedAt = null };
}
