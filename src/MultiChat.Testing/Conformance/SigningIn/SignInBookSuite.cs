using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.SigningIn;

/// <summary>Tries by what they are counted for, and known browsers. A store without <see cref="ISignInBook"/> has nothing to show.</summary>
internal sealed class SignInBookSuite : StoreSuite
{
    private static readonly Duration Window = Duration.FromMinutes(15);
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A count gives as many tries as its limit says.", TriesEndAtTheLimit),
        Case("Parallel tries cannot pass the limit.", ParallelTriesCannotPassTheLimit),
        Case("A try is taken of all counts or of none.", TryIsTakenOfAllOrNone),
        Case("Parallel tries of two counts take of both or of none, in whatever order the counts are named.", ParallelTriesOfTwoCounts),
        Case("A window begins with its first try, and its end is exclusive.", WindowsRollOver),
        Case("Counts do not touch each other.", CountsAreApart),
        Case("A right password gives one try back, or ends the count.", TriesAreGivenBack),
        Case("Nothing is given back to a count that has nothing.", NothingIsGivenBackToNothing),
        Case("A known browser is found by its hash, as kept.", DeviceIsKept),
        Case("A browser of the same hash is replaced.", DeviceIsReplaced),
        Case("An account has so many known browsers at most; those that expire first go.", DevicesAreBounded),
        Surviving("Tries and known browsers are there after reopening.", BookSurvives),
    ];

    private static async Task TriesEndAtTheLimit(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (count, now) = (NewCount(f, 3), f.NextInstant());
        for (var i = 1; i <= 3; i++)
        {
            Check.That(await book.TakeTryAsync([count], now, f.Token), $"try {i} of 3 is given");
        }

        Check.That(!await book.TakeTryAsync([count], now, f.Token), "the try after the limit is refused");
        Check.That(await book.TakeTryAsync([count with { Limit = 4 }], now, f.Token), "a greater limit allows one more");
    }

    private static async Task ParallelTriesCannotPassTheLimit(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (count, now) = (NewCount(f, 5), f.NextInstant());
        var taken = await Together.RunAsync(20, _ => book.TakeTryAsync([count], now, f.Token));
        Check.Equal(5, taken.Count(got => got), "the number of tries that were given");
    }

    private static async Task TryIsTakenOfAllOrNone(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (narrow, wide, now) = (NewCount(f, 1), NewCount(f, 3), f.NextInstant());
        Check.That(await book.TakeTryAsync([narrow, wide], now, f.Token), "the first try is given");
        Check.That(!await book.TakeTryAsync([narrow, wide], now, f.Token), "a try is refused where one count has none left");
        Check.That(!await book.TakeTryAsync([wide, narrow], now, f.Token), "the order of the counts is no matter");
        Check.Equal(2, await LeftAsync(f, book, wide, now), "the number of tries left of the other count");
    }

    private static async Task ParallelTriesOfTwoCounts(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (one, two, now) = (NewCount(f, 7), NewCount(f, 30), f.NextInstant());
        var taken = await Together.RunAsync(20, number => book.TakeTryAsync(number % 2 == 0 ? [one, two] : [two, one], now, f.Token));
        Check.Equal(7, taken.Count(got => got), "the number of tries that were given");
        Check.Equal(23, await LeftAsync(f, book, two, now), "the number of tries left of the wider count");
    }

    private static async Task WindowsRollOver(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (count, now) = (NewCount(f, 2), f.NextInstant());
        await book.TakeTryAsync([count], now, f.Token);
        await book.TakeTryAsync([count], now + Duration.FromMinutes(10), f.Token);
        Check.That(!await book.TakeTryAsync([count], now + Window - Millisecond, f.Token), "the window runs 1 ms before its end");
        Check.Equal(2, await LeftAsync(f, book, count, now + Window), "the number of tries of the next window");
        Check.That(!await book.TakeTryAsync([count], now + Window + Window - Millisecond, f.Token), "the next window is as long");
    }

    private static async Task CountsAreApart(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (count, other, now) = (NewCount(f, 1), NewCount(f, 1), f.NextInstant());
        Check.That(await book.TakeTryAsync([count], now, f.Token), "a try of one count is given");
        Check.That(await book.TakeTryAsync([other], now, f.Token), "a try of another count is given");
        Check.That(await book.TakeTryAsync([other with { Key = other.Key.ToUpperInvariant() + "X" }], now, f.Token), "keys are compared exactly");
    }

    private static async Task TriesAreGivenBack(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (slow, quick, now) = (NewCount(f, 3), NewCount(f, 3) with { EndsWithRightPassword = true }, f.NextInstant());
        for (var i = 0; i < 3; i++)
        {
            await book.TakeTryAsync([slow, quick], now, f.Token);
        }

        await book.GiveTryBackAsync([slow, quick], f.Token);
        Check.Equal(1, await LeftAsync(f, book, slow, now), "the number of tries that were given back");
        Check.Equal(3, await LeftAsync(f, book, quick, now), "the number of tries of a count that has ended");
    }

    private static async Task NothingIsGivenBackToNothing(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (count, now) = (NewCount(f, 2), f.NextInstant());
        await book.GiveTryBackAsync([count], f.Token);
        await book.TakeTryAsync([count], now, f.Token);
        await book.GiveTryBackAsync([count], f.Token);
        await book.GiveTryBackAsync([count], f.Token);
        Check.Equal(2, await LeftAsync(f, book, count, now), "the number of tries");
    }

    private static async Task DeviceIsKept(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var device = NewDevice(f);
        await book.AddDeviceAsync(device, f.Token);
        CheckLike(device, await book.FindDeviceAsync(device.Hash, f.Token));
        Check.Nothing(await book.FindDeviceAsync(f.NextHash(), f.Token), "browser of an unknown hash");
    }

    private static async Task DeviceIsReplaced(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var device = NewDevice(f);
        var later = NewDevice(f) with { Hash = device.Hash };
        await book.AddDeviceAsync(device, f.Token);
        await book.AddDeviceAsync(later, f.Token);
        CheckLike(later, await book.FindDeviceAsync(device.Hash, f.Token));
    }

    private static async Task DevicesAreBounded(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (first, others) = (NewDevice(f), NewDevice(f));
        await book.AddDeviceAsync(others, f.Token);
        await book.AddDeviceAsync(first, f.Token);
        var last = first;
        for (var i = 0; i < KnownDevice.MostPerAccount; i++)
        {
            last = NewDevice(f) with { Account = first.Account };
            await book.AddDeviceAsync(last, f.Token);
        }

        Check.Nothing(await book.FindDeviceAsync(first.Hash, f.Token), "browser that would expire first");
        CheckLike(last, await book.FindDeviceAsync(last.Hash, f.Token));
        CheckLike(others, await book.FindDeviceAsync(others.Hash, f.Token));
    }

    private static async Task BookSurvives(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var (count, device, now) = (NewCount(f, 3), NewDevice(f), f.NextInstant());
        await book.TakeTryAsync([count], now, f.Token);
        await book.AddDeviceAsync(device, f.Token);
        await f.ReopenAsync();
        var again = (ISignInBook)f.Storage.Accounts;
        Check.Equal(2, await LeftAsync(f, again, count, now), "the number of tries left");
        CheckLike(device, await again.FindDeviceAsync(device.Hash, f.Token));
    }

    private static async Task<int> LeftAsync(StoreFixture f, ISignInBook book, TryCount count, Instant now)
    {
        var left = 0;
        while (await book.TakeTryAsync([count], now, f.Token))
        {
            left++;
        }

        return left;
    }

    private static void CheckLike(KnownDevice expected, KnownDevice? actual)
    {
        Check.Equal((expected.Account, expected.ExpiresAt), (Check.Found(actual, "the browser").Account, actual.ExpiresAt), "the browser");
        Check.Sequence(expected.Hash, actual.Hash, "the browser's hash");
    }

    private static TryCount NewCount(StoreFixture f, int limit) =>
        new() { Key = Convert.ToHexStringLower(f.NextHash()), Limit = limit, Window = Window };

    private static KnownDevice NewDevice(StoreFixture f) =>
        new() { Hash = f.NextHash(), Account = new AccountId(f.NextId()), ExpiresAt = f.NextInstant() };
}
