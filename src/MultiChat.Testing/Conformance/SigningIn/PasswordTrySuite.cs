using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.SigningIn;

/// <summary>The limit of wrong passwords.</summary>
internal sealed class PasswordTrySuite : StoreSuite
{
    private static readonly Duration Window = Duration.FromMinutes(15);
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Within the window as many tries are given as the limit says.", TriesEndAtTheLimit),
        Case("Parallel tries cannot pass the limit.", ParallelTriesCannotPassTheLimit),
        Case("The account shows how many tries were taken and since when.", TriesAreShownOnTheAccount),
        Case("The last instant of the window still counts.", TryBeforeTheWindowsEndIsRefused),
        Case("A window's end is exclusive: exactly then a new window begins, with all its tries.", WindowRollsOver),
        Case("A refused try does not make the window longer.", RefusedTryDoesNotMoveTheWindow),
        Case("Tries are counted per account.", TriesArePerAccount),
        Case("Saving the account forgets wrong passwords.", SavingForgetsTries),
        Case("A session by the right password forgets wrong ones.", RightPasswordForgetsTries),
        Case("A session by other means forgets nothing.", SessionWithoutPasswordKeepsTries),
    ];

    private static async Task TriesEndAtTheLimit(StoreFixture f)
    {
        var (account, now) = (await AddAsync(f), f.NextInstant());
        await ExhaustAsync(f, account, now, 5);
        Check.That(!await TryAsync(f, account, now, 5), "the try after the limit is refused");
        Check.That(await TryAsync(f, account, now, 6), "a greater limit allows one more");
    }

    private static async Task ParallelTriesCannotPassTheLimit(StoreFixture f)
    {
        var (account, now) = (await AddAsync(f), f.NextInstant());
        var taken = await Together.RunAsync(20, _ => TryAsync(f, account, now, 5));
        Check.Equal(5, taken.Count(got => got), "the number of tries that were given");
    }

    private static async Task TriesAreShownOnTheAccount(StoreFixture f)
    {
        var (account, now) = (await AddAsync(f), f.NextInstant());
        await TryAsync(f, account, now, 5);
        await TryAsync(f, account, now + Duration.FromSeconds(1), 5);
        var expected = account with { WrongPasswords = 2, WindowStartedAt = now };
        (await f.Storage.Accounts.FindAsync(account.Email, f.Token)).CheckLike(expected, "the account");
    }

    private static async Task TryBeforeTheWindowsEndIsRefused(StoreFixture f)
    {
        var (account, now) = (await AddAsync(f), f.NextInstant());
        await ExhaustAsync(f, account, now, 3);
        Check.That(!await TryAsync(f, account, now + Window - Millisecond, 3), "the window is still running 1 ms before its end");
    }

    private static async Task WindowRollsOver(StoreFixture f)
    {
        var (account, now) = (await AddAsync(f), f.NextInstant());
        await ExhaustAsync(f, account, now, 3);
        await ExhaustAsync(f, account, now + Window, 3);
        Check.That(!await TryAsync(f, account, now + Window, 3), "the next window has its limit too");
        var found = await f.Storage.Accounts.FindAsync(account.Email, f.Token);
        Check.Equal(now + Window, found?.WindowStartedAt, "the start of the next window");
    }

    private static async Task RefusedTryDoesNotMoveTheWindow(StoreFixture f)
    {
        var (account, now) = (await AddAsync(f), f.NextInstant());
        await ExhaustAsync(f, account, now, 2);
        Check.That(!await TryAsync(f, account, now + Window - Millisecond, 2), "a try late in the window is refused");
        Check.That(await TryAsync(f, account, now + Window + Millisecond, 2), "the window ends by its first try");
    }

    private static async Task TriesArePerAccount(StoreFixture f)
    {
        var (account, other, now) = (await AddAsync(f), await AddAsync(f), f.NextInstant());
        await ExhaustAsync(f, account, now, 2);
        await ExhaustAsync(f, other, now, 2);
    }

    private static async Task SavingForgetsTries(StoreFixture f)
    {
        var (account, now) = (await AddAsync(f), f.NextInstant());
        await ExhaustAsync(f, account, now, 2);
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        (await f.Storage.Accounts.FindAsync(account.Email, f.Token)).CheckLike(account, "the account without tries");
        await ExhaustAsync(f, account, now, 2);
    }

    private static async Task RightPasswordForgetsTries(StoreFixture f)
    {
        var (account, now) = (await AddAsync(f), f.NextInstant());
        await ExhaustAsync(f, account, now, 2);
        await f.Storage.Accounts.AddSessionAsync(NewSession(f, account), rightPassword: true, f.Token);
        (await f.Storage.Accounts.FindAsync(account.Email, f.Token)).CheckLike(account, "the account without tries");
        await ExhaustAsync(f, account, now, 2);
    }

    private static async Task SessionWithoutPasswordKeepsTries(StoreFixture f)
    {
        var (account, now) = (await AddAsync(f), f.NextInstant());
        await ExhaustAsync(f, account, now, 2);
        await f.Storage.Accounts.AddSessionAsync(NewSession(f, account), rightPassword: false, f.Token);
        Check.That(!await TryAsync(f, account, now, 2), "the tries are still counted");
    }

    private static async Task<Account> AddAsync(StoreFixture f)
    {
        var account = new Account { Id = new AccountId(f.NextId()), Email = $"{f.NextId()}@shop.example", PasswordHash = "hash" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        return account;
    }

    private static Session NewSession(StoreFixture f, Account account) =>
        new() { TokenHash = f.NextHash(), Account = account.Id, ExpiresAt = f.NextInstant() };

    private static async Task ExhaustAsync(StoreFixture f, Account account, Instant now, int limit)
    {
        for (var i = 1; i <= limit; i++)
        {
            Check.That(await TryAsync(f, account, now, limit), $"try {i} of {limit} is given");
        }
    }

    private static Task<bool> TryAsync(StoreFixture f, Account account, Instant now, int limit) =>
        f.Storage.Accounts.TakePasswordTryAsync(account.Id, now, Window, limit, f.Token);
}
