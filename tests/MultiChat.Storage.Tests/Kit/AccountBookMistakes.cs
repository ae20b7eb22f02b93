using MultiChat.Mail;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with accounts that are changed as they were seen, and with letters.</summary>
internal static class AccountBookMistakes
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public static IEnumerable<Mistake> All =>
    [
        In("saves an account whatever was seen", "AccountBook.EarlierVersionIsLost", (IAccountBook inner) => new AnyVersion(inner)),
        In("ends sessions by every save of an account", "AccountBook.QuietSaveLeavesTheRest", (IAccountBook inner) => new AlwaysEnds(inner)),
        In("ends no session by a new password", "AccountBook.LoudSaveEndsSessions", (IAccountBook inner) => new NeverEnds(inner)),
        In("forgets the second factor", "AccountBook.SecurityIsKept", (IAccountBook inner) => new NoFactor(inner)),
        In("lists the oldest sessions first", "AccountBook.SessionsAreListed", (IAccountBook inner) => new OldestFirst(inner)),
        In("takes a letter a millisecond early", "LetterBook.LetterIsTakenWhenDue", (ILetterBook inner) => new EarlyTaking(inner)),
        In("takes letters without a lease", "LetterBook.OneOfManyTakes", (ILetterBook inner) => new NoLease(inner)),
        In("ends a letter by any attempt", "LetterBook.EarlierAttemptEndsNothing", (ILetterBook inner) => new AnyAttempt(inner)),
        In("keeps what became of no letter", "LetterBook.EndedLetterIsKept", (ILetterBook inner) => new NothingKept(inner)),
        In("keeps a reader's first letter", "LetterBook.NewerLetterReplaces", (ILetterBook inner) => new FirstLetter(inner)),
    ];

    private static Mistake In<TAbility>(string name, string rejectedBy, Func<TAbility, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Accounts)] = spoil((TAbility)storage.Accounts) });

    private sealed class AnyVersion(IAccountBook inner)
    {
        public async Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation)
        {
            var current = (await inner.ListAsync([account.Id], cancellation)).SingleOrDefault();
            return await inner.TrySaveAsync(account with { Version = current?.Version ?? 0 }, endsSessions, cancellation);
        }
    }

    private sealed class AlwaysEnds(IAccountBook inner)
    {
        public Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation) =>
            inner.TrySaveAsync(account, endsSessions: true, cancellation);
    }

    private sealed class NeverEnds(IAccountBook inner)
    {
        public Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation) =>
            inner.TrySaveAsync(account, endsSessions: false, cancellation);
    }

    private sealed class NoFactor(IAccountBook inner)
    {
        public Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation) =>
            inner.TrySaveAsync(account with { Security = account.Security with { Factor = null } }, endsSessions, cancellation);
    }

    private sealed class OldestFirst(IAccountBook inner)
    {
        public async Task<IReadOnlyList<Session>> ListSessionsAsync(AccountId account, CancellationToken cancellation) =>
            [.. (await inner.ListSessionsAsync(account, cancellation)).Reverse()];
    }

    private sealed class EarlyTaking(ILetterBook inner)
    {
        public Task<LetterBatch> TakeAsync(Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
            inner.TakeAsync(now + Millisecond, leaseUntil, limit, cancellation);
    }

    private sealed class NoLease(ILetterBook inner)
    {
        public Task<LetterBatch> TakeAsync(Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
            inner.TakeAsync(now, now, limit, cancellation);
    }

    private sealed class AnyAttempt(ILetterBook inner)
    {
        public async Task SettleAsync(Letter taken, LetterEnd end, CancellationToken cancellation)
        {
            var current = (await inner.ListAsync([taken.Reader], cancellation)).SingleOrDefault();
            await inner.SettleAsync(current ?? taken, end, cancellation);
        }
    }

    private sealed class NothingKept(ILetterBook inner)
    {
        public Task SettleAsync(Letter taken, LetterEnd end, CancellationToken cancellation) =>
            inner.SettleAsync(taken, LetterEnd.Forgotten, cancellation);
    }

    private sealed class FirstLetter(ILetterBook inner)
    {
        public async Task PutAsync(Letter letter, CancellationToken cancellation)
        {
            if ((await inner.ListAsync([letter.Reader], cancellation)).Count == 0)
            {
                await inner.PutAsync(letter, cancellation);
            }
        }
    }
}
