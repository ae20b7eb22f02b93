using MultiChat.Team;

namespace MultiChat.Testing.Conformance.SigningIn;

/// <summary>Sessions that are ended all at once. A store without <see cref="ISessionEnding"/> has nothing to show.</summary>
internal sealed class SessionEndingSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("All sessions of an account end but one, however many there are.", AllButOneEnd),
        Case("Sessions of another account go on.", OthersGoOn),
        Case("A call that was given up ends nothing.", GivenUpEndsNothing),
    ];

    private static async Task AllButOneEnd(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISessionEnding ending)
        {
            return;
        }

        var account = await AddAccountAsync(f);
        var sessions = new List<Session>();
        for (var i = 0; i < 120; i++)
        {
            sessions.Add(await SignInAsync(f, account));
        }

        await ending.EndSessionsAsync(account.Id, sessions[50].TokenHash, f.Token);
        (await FindAsync(f, sessions[50])).CheckLike(sessions[50], "the session that goes on");
        foreach (var ended in sessions.Where(session => session != sessions[50]))
        {
            Check.Nothing(await FindAsync(f, ended), "session that was ended with the others");
        }
    }

    private static async Task OthersGoOn(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISessionEnding ending)
        {
            return;
        }

        var (account, other) = (await AddAccountAsync(f), await AddAccountAsync(f));
        var (ended, his) = (await SignInAsync(f, account), await SignInAsync(f, other));
        await ending.EndSessionsAsync(account.Id, his.TokenHash, f.Token);
        Check.Nothing(await FindAsync(f, ended), "session of an account of which none was to go on");
        (await FindAsync(f, his)).CheckLike(his, "the session of another account");
    }

    private static async Task GivenUpEndsNothing(StoreFixture f)
    {
        if (f.Storage.Accounts is not ISessionEnding ending)
        {
            return;
        }

        var account = await AddAccountAsync(f);
        var (here, there) = (await SignInAsync(f, account), await SignInAsync(f, account));
        await Check.ThrowsAsync<OperationCanceledException>(
            () => ending.EndSessionsAsync(account.Id, here.TokenHash, new CancellationToken(canceled: true)), "a call that was given up");
        (await FindAsync(f, there)).CheckLike(there, "the other session");
    }

    private static async Task<Account> AddAccountAsync(StoreFixture f)
    {
        var account = new Account { Id = new AccountId(f.NextId()), Email = $"{f.NextId()}@shop.example" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        return account;
    }

    private static async Task<Session> SignInAsync(StoreFixture f, Account account)
    {
        var session = new Session { TokenHash = f.NextHash(), Account = account.Id, ExpiresAt = f.NextInstant() };
        await f.Storage.Accounts.AddSessionAsync(session, rightPassword: false, f.Token);
        return session;
    }

    private static Task<Session?> FindAsync(StoreFixture f, Session session) =>
        f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token);
}
