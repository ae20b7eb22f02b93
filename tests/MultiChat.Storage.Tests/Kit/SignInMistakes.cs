using MultiChat.Storage.Kit.Delegating;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with tries, known browsers and the sweeping of accounts.</summary>
internal static class SignInMistakes
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public static IEnumerable<Mistake> All =>
    [
        In("takes a try of the counts before the full one", "SignInBook.TryIsTakenOfAllOrNone", inner => new OneByOne(inner)),
        In("looks at the counts without a lock", "SignInBook.ParallelTriesCannotPassTheLimit", inner => new LooseCounts(inner)),
        In("ends a window one millisecond late", "SignInBook.WindowsRollOver", inner => new LateWindow(inner)),
        In("forgets every count by a right password", "SignInBook.TriesAreGivenBack", inner => new WholeGivenBack(inner)),
        In("forgets nothing by a right password", "SignInBook.TriesAreGivenBack", inner => new OneGivenBack(inner)),
        In("keeps the first browser of a hash", "SignInBook.DeviceIsReplaced", inner => new FirstDevice(inner)),
        In("sweeps what ends in a millisecond", "SweptAccounts.SessionsAreSweptAtTheirEnd", inner => new EarlySweep(inner)),
        In("sweeps more than the limit", "SweptAccounts.StepsAreBounded", inner => new LongSteps(inner)),
        In("sweeps and says that nothing was there", "SweptAccounts.RestStays", inner => new SilentSweep(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IAccountStore, IAccountStore> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { WrongAccounts = spoil(storage.Accounts) });

    private sealed class OneByOne(IAccountStore inner) : DelegatingSignInBook(inner)
    {
        public override async Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation)
        {
            var all = true;
            foreach (var count in counts)
            {
                all &= await Book.TakeTryAsync([count], now, cancellation);
            }

            return all;
        }
    }

    private sealed class LooseCounts(IAccountStore inner) : DelegatingSignInBook(inner)
    {
        private readonly Gap _gap = new();
        private int _taken;

        public override async Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation)
        {
            var seen = _taken;
            await _gap.PassAsync();
            _taken = seen + 1;
            return seen < counts.First().Limit;
        }
    }

    private sealed class LateWindow(IAccountStore inner) : DelegatingSignInBook(inner)
    {
        public override Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) =>
            Book.TakeTryAsync([.. counts.Select(count => count with { Window = count.Window + Millisecond })], now, cancellation);
    }

    private sealed class WholeGivenBack(IAccountStore inner) : DelegatingSignInBook(inner)
    {
        public override Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
            Book.GiveTryBackAsync([.. counts.Select(count => count with { EndsWithRightPassword = true })], cancellation);
    }

    private sealed class OneGivenBack(IAccountStore inner) : DelegatingSignInBook(inner)
    {
        public override Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) =>
            Book.GiveTryBackAsync([.. counts.Select(count => count with { EndsWithRightPassword = false })], cancellation);
    }

    private sealed class FirstDevice(IAccountStore inner) : DelegatingSignInBook(inner)
    {
        public override async Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation)
        {
            if (await Book.FindDeviceAsync(device.Hash, cancellation) is null)
            {
                await Book.AddDeviceAsync(device, cancellation);
            }
        }
    }

    private sealed class EarlySweep(IAccountStore inner) : DelegatingSignInBook(inner)
    {
        public override Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) =>
            Swept.SweepAsync(now + Millisecond, limit, cancellation);
    }

    private sealed class LongSteps(IAccountStore inner) : DelegatingSignInBook(inner)
    {
        public override Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) => Swept.SweepAsync(now, 1_000, cancellation);
    }

    private sealed class SilentSweep(IAccountStore inner) : DelegatingSignInBook(inner)
    {
        public override async Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation)
        {
            await Swept.SweepAsync(now, limit, cancellation);
            return 0;
        }
    }
}
