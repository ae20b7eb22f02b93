using System.Collections.Concurrent;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with accounts, tries and sessions.</summary>
internal static class AccountMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("compares e-mails with case", "AccountStore.AccountIsFoundByFoldedEmail", inner => new ExactEmails(inner)),
        In("counts tries without a lock", "PasswordTry.ParallelTriesCannotPassTheLimit", _ => new LooseTries()),
        In("counts all accounts' tries together", "PasswordTry.TriesArePerAccount", inner => new TriesTogether(inner)),
        In("lets a refused try make the window longer", "PasswordTry.RefusedTryDoesNotMoveTheWindow", inner => new GrowingWindow(inner)),
        In("sweeps an account's other sessions", "Session.AccountHasManySessions", inner => new OneSession(inner)),
        In("leaves the sessions of a saved account", "Session.SavingAnAccountEndsItsSessions", inner => new LastingSessions(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IAccountStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Accounts)] = spoil(storage.Accounts) });

    private sealed class ExactEmails(IAccountStore inner)
    {
        public async Task<Account?> FindAsync(string email, CancellationToken cancellation) =>
            await inner.FindAsync(email, cancellation) is { } found && found.Email == email ? found : null;
    }

    private sealed class LooseTries
    {
        private readonly ConcurrentDictionary<AccountId, int> _taken = new();
        private readonly Gap _gap = new();

        public async Task<bool> TakePasswordTryAsync(
            AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation)
        {
            var seen = _taken.GetValueOrDefault(account);
            await _gap.PassAsync();
            _taken[account] = seen + 1;
            return seen < limit;
        }
    }

    private sealed class TriesTogether(IAccountStore inner)
    {
        private AccountId? _first;

        public Task<bool> TakePasswordTryAsync(
            AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation) =>
            inner.TakePasswordTryAsync(_first ??= account, now, window, limit, cancellation);
    }

    private sealed class GrowingWindow(IAccountStore inner)
    {
        private readonly ConcurrentDictionary<AccountId, Instant> _last = new();

        public async Task<bool> TakePasswordTryAsync(
            AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation)
        {
            var last = _last.GetValueOrDefault(account, Instant.MinValue);
            _last[account] = now;
            return await inner.TakePasswordTryAsync(account, now, window, limit, cancellation)
                && (last == Instant.MinValue || now - last >= window || limit > 2 || now == last);
        }
    }

    private sealed class OneSession(IAccountStore inner)
    {
        private readonly ConcurrentDictionary<AccountId, byte[]> _last = new();

        public async Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation)
        {
            if (_last.TryGetValue(session.Account, out var earlier))
            {
                await inner.FindSessionAsync(earlier, end: true, cancellation);
            }

            _last[session.Account] = session.TokenHash;
            await inner.AddSessionAsync(session, rightPassword, cancellation);
        }
    }

    private sealed class LastingSessions(IAccountStore inner)
    {
        private readonly ConcurrentBag<Session> _sessions = [];

        public async Task SaveAsync(Account account, CancellationToken cancellation)
        {
            await inner.SaveAsync(account, cancellation);
            foreach (var session in _sessions)
            {
                await inner.AddSessionAsync(session, rightPassword: false, cancellation);
            }
        }

        public Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation)
        {
            _sessions.Add(session);
            return inner.AddSessionAsync(session, rightPassword, cancellation);
        }
    }
}
