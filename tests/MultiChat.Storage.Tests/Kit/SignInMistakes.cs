using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with tries, known browsers and the sweeping of accounts.</summary>
internal static class SignInMistakes
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public static IEnumerable<Mistake> All =>
    [
        In("takes a try of the counts before the full one", "SignInBook.TryIsTakenOfAllOrNone", (ISignInBook inner) => new OneByOne(inner)),
        In("looks at the counts without a lock", "SignInBook.ParallelTriesCannotPassTheLimit", (ISignInBook _) => new LooseCounts()),
        In("ends a window one millisecond late", "SignInBook.WindowsRollOver", (ISignInBook inner) => new LateWindow(inner)),
        In("forgets every count by a right password", "SignInBook.TriesAreGivenBack", (ISignInBook inner) => new WholeGivenBack(inner)),
        In("forgets nothing by a right password", "SignInBook.TriesAreGivenBack", (ISignInBook inner) => new OneGivenBack(inner)),
        In("keeps the first browser of a hash", "SignInBook.DeviceIsReplaced", (ISignInBook inner) => new FirstDevice(inner)),
        In("ends the sessions that are listed", "SessionEnding.AllButOneEnd", (ISessionEnding inner) => new ListedEnd(inner)),
        In("ends the session that goes on", "SessionEnding.AllButOneEnd", (ISessionEnding inner) => new WholeEnd(inner)),
        In("ends sessions for who has given up", "SessionEnding.GivenUpEndsNothing", (ISessionEnding inner) => new StubbornEnd(inner)),
        In("sweeps what ends in a millisecond", "SweptAccounts.SessionsAreSweptAtTheirEnd", (ISweptAccounts inner) => new EarlySweep(inner)),
        In("sweeps more than the limit", "SweptAccounts.StepsAreBounded", (ISweptAccounts inner) => new LongSteps(inner)),
        In("sweeps and says that nothing was there", "SweptAccounts.RestStays", (ISweptAccounts inner) => new SilentSweep(inner)),
    ];

    private static Mistake In<TAbility>(string name, string rejectedBy, Func<TAbility, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Accounts)] = spoil((TAbility)storage.Accounts) });

    private sealed class OneByOne(ISignInBook inner)
    {
        public async Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation)
        {
            var all = true;
            foreach (var count in counts)
            {
                all &= await inner.TakeTryAsync([count], now, cancellation);
            }

            return all;
        }
    }

    private sealed class LooseCounts
    {
        private readonly Gap _gap = new();
        private int _taken;

        public async Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation)
        {
            var seen = _taken;
            await _gap.PassAsync();
            _taken = seen + 1;
            return seen < counts.First().Limit;
        }
    }

    private sealed class LateWindow(ISignInBook inner)
    {
        public Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) =>
            inner.TakeTryAsync([.. counts.Select(count => count with { Window = count.Window + Millisecond })], now, cancellation);
    }

    private sealed class WholeGivenBack(ISignInBook inner)
    {
        public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
            inner.GiveTryBackAsync([.. counts.Select(count => count with { EndsWithRightPassword = true })], cancellation);
    }

    private sealed class OneGivenBack(ISignInBook inner)
    {
        public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
            inner.GiveTryBackAsync([.. counts.Select(count => count with { EndsWithRightPassword = false })], cancellation);
    }

    private sealed class FirstDevice(ISignInBook inner)
    {
        public async Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation)
        {
            if (await inner.FindDeviceAsync(device.Hash, cancellation) is null)
            {
                await inner.AddDeviceAsync(device, cancellation);
            }
        }
    }

    private sealed class ListedEnd(ISessionEnding inner)
    {
        public async Task EndSessionsAsync(AccountId account, byte[] except, CancellationToken cancellation)
        {
            foreach (var session in await ((IAccountBook)inner).ListSessionsAsync(account, cancellation))
            {
                await ((IAccountStore)inner).FindSessionAsync(session.TokenHash, end: !session.TokenHash.AsSpan().SequenceEqual(except), cancellation);
            }
        }
    }

    private sealed class WholeEnd(ISessionEnding inner)
    {
        public Task EndSessionsAsync(AccountId account, byte[] except, CancellationToken cancellation) => inner.EndSessionsAsync(account, [], cancellation);
    }

    private sealed class StubbornEnd(ISessionEnding inner)
    {
        public Task EndSessionsAsync(AccountId account, byte[] except, CancellationToken cancellation) =>
            inner.EndSessionsAsync(account, except, CancellationToken.None);
    }

    private sealed class EarlySweep(ISweptAccounts inner)
    {
        public Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) =>
            inner.SweepAsync(now + Millisecond, limit, cancellation);
    }

    private sealed class LongSteps(ISweptAccounts inner)
    {
        public Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) => inner.SweepAsync(now, 1_000, cancellation);
    }

    private sealed class SilentSweep(ISweptAccounts inner)
    {
        public async Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation)
        {
            await inner.SweepAsync(now, limit, cancellation);
            return 0;
        }
    }
}
