using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.SigningIn;

/// <summary>What is thrown away of accounts. A store without <see cref="ISweptAccounts"/> has nothing to show.</summary>
internal sealed class SweptAccountsSuite : StoreSuite
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A session is swept at its end and not before.", SessionsAreSweptAtTheirEnd),
        Case("Counts and known browsers are swept at their end and not before.", BookIsSweptAtItsEnd),
        Case("A step takes no more than its limit, and the next one goes on.", StepsAreBounded),
        Case("What has not ended is not touched, and sweeping twice is nothing.", RestStays),
    ];

    private static async Task SessionsAreSweptAtTheirEnd(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISweptAccounts swept)
        {
            return;
        }

        var session = await AddSessionAsync(f);
        Check.Equal(0, await swept.SweepAsync(session.ExpiresAt - Millisecond, 10, f.Token), "the number swept 1 ms before the end");
        Check.Found(await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token), "the session");
        Check.Equal(1, await swept.SweepAsync(session.ExpiresAt, 10, f.Token), "the number swept at the end");
        Check.Nothing(await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token), "session that was swept");
    }

    private static async Task BookIsSweptAtItsEnd(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISweptAccounts swept || f.Storage.Accounts is not ISignInBook book)
        {
            return;
        }

        var now = f.NextInstant();
        var count = new TryCount { Key = Convert.ToHexStringLower(f.NextHash()), Limit = 1, Window = Duration.FromMinutes(15) };
        var device = new KnownDevice { Hash = f.NextHash(), Account = new AccountId(f.NextId()), ExpiresAt = now + Duration.FromMinutes(15) };
        await book.TakeTryAsync([count], now, f.Token);
        await book.AddDeviceAsync(device, f.Token);
        Check.Equal(0, await swept.SweepAsync(device.ExpiresAt - Millisecond, 10, f.Token), "the number swept 1 ms before the end");
        Check.That(!await book.TakeTryAsync([count], now, f.Token), "the count is still there");
        Check.Equal(2, await swept.SweepAsync(device.ExpiresAt, 10, f.Token), "the number swept at the end");
        Check.Nothing(await book.FindDeviceAsync(device.Hash, f.Token), "browser that was swept");
    }

    private static async Task StepsAreBounded(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISweptAccounts swept)
        {
            return;
        }

        List<Session> sessions = [];
        for (var i = 0; i < 5; i++)
        {
            sessions.Add(await AddSessionAsync(f));
        }

        var now = sessions[^1].ExpiresAt;
        Check.Equal(2, await swept.SweepAsync(now, 2, f.Token), "the number of the first step");
        Check.Nothing(await f.Storage.Accounts.FindSessionAsync(sessions[0].TokenHash, end: false, f.Token), "session that ended first");
        Check.Found(await f.Storage.Accounts.FindSessionAsync(sessions[4].TokenHash, end: false, f.Token), "the session that ended last");
        Check.Equal(2, await swept.SweepAsync(now, 2, f.Token), "the number of the second step");
        Check.Equal(1, await swept.SweepAsync(now, 2, f.Token), "the number of the last step");
    }

    private static async Task RestStays(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISweptAccounts swept)
        {
            return;
        }

        var (ended, living) = (await AddSessionAsync(f), await AddSessionAsync(f));
        Check.Equal(1, await swept.SweepAsync(ended.ExpiresAt, 100, f.Token), "the number swept");
        Check.Equal(0, await swept.SweepAsync(ended.ExpiresAt, 100, f.Token), "the number swept again");
        Check.Found(await f.Storage.Accounts.FindSessionAsync(living.TokenHash, end: false, f.Token), "the session that has not ended");
    }

    private static async Task<Session> AddSessionAsync(StoreFixture f)
    {
        var account = new Account { Id = new AccountId(f.NextId()), Email = $"{f.NextId()}@shop.example" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        var session = new Session { TokenHash = f.NextHash(), Account = account.Id, ExpiresAt = f.NextInstant() + Duration.FromHours(1) };
        await f.Storage.Accounts.AddSessionAsync(session, rightPassword: false, f.Token);
        return session;
    }
}
