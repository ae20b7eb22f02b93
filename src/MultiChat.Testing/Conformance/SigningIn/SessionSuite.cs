using MultiChat.Team;

namespace MultiChat.Testing.Conformance.SigningIn;

/// <summary>Sessions of accounts.</summary>
internal sealed class SessionSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A session is found by its hash, as kept.", SessionIsKept),
        Case("An unknown hash has no session, nor has one that differs in a bit.", UnknownHashHasNoSession),
        Case("Ending a session hands it out once more and removes it.", EndedSessionIsGone),
        Case("An account may have many sessions at once.", AccountHasManySessions),
        Case("Ending one session leaves the account's others.", EndingLeavesOtherSessions),
        Case("Saving an account ends its sessions, and nobody else's.", SavingAnAccountEndsItsSessions),
        Case("Ending an unknown session is nothing.", EndingAnUnknownSessionIsNothing),
        Case("Of an earlier session with the same hash nothing is left.", SessionOfTheSameHashIsReplaced),
    ];

    private static async Task SessionIsKept(StoreFixture f)
    {
        var session = await AddAsync(f);
        (await FindAsync(f, session)).CheckLike(session, "the session");
        (await FindAsync(f, session)).CheckLike(session, "the session found again");
    }

    private static async Task UnknownHashHasNoSession(StoreFixture f)
    {
        var session = await AddAsync(f);
        var near = session.TokenHash.ToArray();
        near[31] ^= 1;
        Check.Nothing(await f.Storage.Accounts.FindSessionAsync(near, end: false, f.Token), "session of a hash that differs in a bit");
        Check.Nothing(await f.Storage.Accounts.FindSessionAsync(f.NextHash(), end: false, f.Token), "session of an unknown hash");
    }

    private static async Task EndedSessionIsGone(StoreFixture f)
    {
        var session = await AddAsync(f);
        (await FindAsync(f, session, end: true)).CheckLike(session, "the ended session");
        Check.Nothing(await FindAsync(f, session), "session after its end");
    }

    private static async Task AccountHasManySessions(StoreFixture f)
    {
        var session = await AddAsync(f);
        var other = session with { TokenHash = f.NextHash() };
        await f.Storage.Accounts.AddSessionAsync(other, rightPassword: true, f.Token);
        (await FindAsync(f, session)).CheckLike(session, "the first session");
        (await FindAsync(f, other)).CheckLike(other, "the other session");
    }

    private static async Task EndingLeavesOtherSessions(StoreFixture f)
    {
        var session = await AddAsync(f);
        var other = session with { TokenHash = f.NextHash() };
        await f.Storage.Accounts.AddSessionAsync(other, rightPassword: true, f.Token);
        await FindAsync(f, session, end: true);
        (await FindAsync(f, other)).CheckLike(other, "the other session");
    }

    private static async Task SavingAnAccountEndsItsSessions(StoreFixture f)
    {
        var (session, other) = (await AddAsync(f), await AddAsync(f));
        var account = new Account { Id = session.Account, Email = $"{session.Account}@shop.example", PasswordHash = "another" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        Check.Nothing(await FindAsync(f, session), "session of an account that was saved again");
        (await FindAsync(f, other)).CheckLike(other, "the session of another account");
    }

    private static async Task EndingAnUnknownSessionIsNothing(StoreFixture f)
    {
        var session = await AddAsync(f);
        Check.Nothing(await f.Storage.Accounts.FindSessionAsync(f.NextHash(), end: true, f.Token), "unknown session");
        (await FindAsync(f, session)).CheckLike(session, "the session");
    }

    private static async Task SessionOfTheSameHashIsReplaced(StoreFixture f)
    {
        var (first, second) = (await AddAsync(f), await AddAsync(f));
        var replaced = second with { TokenHash = first.TokenHash, ExpiresAt = f.NextInstant() };
        await f.Storage.Accounts.AddSessionAsync(replaced, rightPassword: false, f.Token);
        (await FindAsync(f, first)).CheckLike(replaced, "the later session of the hash");
        await FindAsync(f, first, end: true);
        Check.Nothing(await FindAsync(f, first), "earlier session of the hash");
    }

    private static async Task<Session> AddAsync(StoreFixture f)
    {
        var account = new Account { Id = new AccountId(f.NextId()), Email = $"{f.NextId()}@shop.example" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        var session = new Session { TokenHash = f.NextHash(), Account = account.Id, ExpiresAt = f.NextInstant() };
        if (f.Storage.Accounts is IAccountBook)
        {
            session = session with { BegunAt = f.NextInstant(), Device = "Яндекс Браузер · \"Windows\"" };
        }

        await f.Storage.Accounts.AddSessionAsync(session, rightPassword: true, f.Token);
        return session;
    }

    private static Task<Session?> FindAsync(StoreFixture f, Session session, bool end = false) =>
        f.Storage.Accounts.FindSessionAsync(session.TokenHash, end, f.Token);
}
