using MultiChat.Team;

namespace MultiChat.Testing.Conformance.SigningIn;

/// <summary>Accounts that are changed only as they were seen, and their sessions. A store without <see cref="IAccountBook"/> has nothing to show.</summary>
internal sealed class AccountBookSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("What is known of an account's ways in is kept as saved.", SecurityIsKept),
        Case("Accounts are listed by their ids; there is nothing of unknown ones.", AccountsAreListed),
        Case("A version grows with each save; one that was seen before is lost.", EarlierVersionIsLost),
        Case("Version 0 is an account that there is not yet.", VersionZeroIsANewAccount),
        Case("Of many changes of one version at once one is written.", OneOfManyIsWritten),
        Case("A save that ends no sessions leaves e-mail, password, tries and sessions.", QuietSaveLeavesTheRest),
        Case("A save that ends sessions ends the account's and nobody else's, and those of its members.", LoudSaveEndsSessions),
        Case("A save that is lost ends no sessions.", LostSaveEndsNothing),
        Case("An account cannot move to an e-mail that is taken.", TakenEmailIsRefused),
        Case("Sessions are listed, those that would expire last first.", SessionsAreListed),
        Surviving("An account's security and version are there after reopening.", SecuritySurvives),
    ];

    private static Task SecurityIsKept(StoreFixture f) => WithAsync(f, async book =>
    {
        var account = await AddAsync(f, book);
        foreach (var security in new[] { Full(f), AccountSecurity.None, Full(f) with { Factor = null }, Full(f) with { Link = null, PasswordOpens = [] } })
        {
            account = await SavedAsync(f, book, account with { Security = security }, endsSessions: false);
            account.CheckLike(account with { Security = security }, "the account");
            (await f.Storage.Accounts.FindAsync(account.Email, f.Token)).CheckLike(account, "the account found by e-mail");
        }
    });

    private static Task AccountsAreListed(StoreFixture f) => WithAsync(f, async book =>
    {
        var (one, two, _) = (await AddAsync(f, book), await AddAsync(f, book), await AddAsync(f, book));
        var listed = await book.ListAsync([two.Id, new AccountId(f.NextId()), one.Id], f.Token);
        Check.Same([one.Id, two.Id], listed.Select(account => account.Id), "the accounts");
        Check.Equal(0, (await book.ListAsync([], f.Token)).Count, "the number of accounts of no ids");
    });

    private static Task EarlierVersionIsLost(StoreFixture f) => WithAsync(f, async book =>
    {
        var account = await AddAsync(f, book);
        var versions = new List<long> { account.Version };
        versions.Add((await SavedAsync(f, book, account with { Security = Full(f) }, endsSessions: false)).Version);
        await f.Storage.Accounts.SaveAsync(account with { PasswordHash = "other" }, f.Token);
        var current = await FindAsync(f, book, account);
        versions.Add(current.Version);
        versions.Add((await SavedAsync(f, book, current with { PasswordHash = "next" }, endsSessions: true)).Version);
        Check.That(versions.Zip(versions.Skip(1)).All(pair => pair.First < pair.Second), $"the version grows: {string.Join(", ", versions)}");
        foreach (var version in versions.SkipLast(1))
        {
            var lost = account with { PasswordHash = "lost", Security = Full(f), Version = version };
            Check.That(!await book.TrySaveAsync(lost, endsSessions: version % 2 == 0, f.Token), $"version {version} of {versions[^1]} is lost");
        }

        (await FindAsync(f, book, account)).CheckLike(current with { PasswordHash = "next" }, "the account");
    });

    private static Task VersionZeroIsANewAccount(StoreFixture f) => WithAsync(f, async book =>
    {
        var account = await AddAsync(f, book);
        Check.That(!await book.TrySaveAsync(account with { Version = 0, PasswordHash = "lost" }, endsSessions: true, f.Token), "it is there already");
        var unknown = account with { Id = new AccountId(f.NextId()), Email = $"{f.NextId()}@shop.example", Version = 1 };
        Check.That(!await book.TrySaveAsync(unknown, endsSessions: true, f.Token), "there is no such version yet");
        Check.Nothing(await f.Storage.Accounts.FindAsync(unknown.Email, f.Token), "account");
        (await FindAsync(f, book, account)).CheckLike(account, "the account");
    });

    private static Task OneOfManyIsWritten(StoreFixture f) => WithAsync(f, async book =>
    {
        var account = await AddAsync(f, book);
        var written = await Together.RunAsync(12, i => book.TrySaveAsync(account with { PasswordHash = $"{i}" }, endsSessions: i % 2 == 0, f.Token));
        Check.Equal(1, written.Count(done => done), "the number of changes that were written");
        var made = new Account { Id = new AccountId(f.NextId()), Email = "new@shop.example" };
        written = await Together.RunAsync(12, _ => book.TrySaveAsync(made, endsSessions: true, f.Token));
        Check.Equal(1, written.Count(done => done), "the number of times that it was made");
    });

    private static Task QuietSaveLeavesTheRest(StoreFixture f) => WithAsync(f, async book =>
    {
        var account = await AddAsync(f, book);
        var session = await SignInAsync(f, account);
        var (now, window) = (f.NextInstant(), NodaTime.Duration.FromMinutes(15));
        await f.Storage.Accounts.TakePasswordTryAsync(account.Id, now, window, 5, f.Token);
        var quiet = account with { Email = "else@shop.example", PasswordHash = "else", Security = Full(f) };
        Check.That(await book.TrySaveAsync(quiet, endsSessions: false, f.Token), "nothing stands against it");
        (await FindAsync(f, book, account)).CheckLike(
            account with { Security = quiet.Security, WrongPasswords = 1, WindowStartedAt = now }, "the account");
        Check.Found(await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token), "the session");
    });

    private static Task LoudSaveEndsSessions(StoreFixture f) => WithAsync(f, async book =>
    {
        var project = await f.AddProjectAsync();
        var anna = await project.AddMemberAsync();
        var known = (await book.ListAsync([anna.Account], f.Token)).SingleOrDefault();
        var account = await SavedAsync(f, book, known ?? new Account { Id = anna.Account, Email = anna.Email }, endsSessions: true);
        var other = await AddAsync(f, book);
        var (session, others) = (await SignInAsync(f, account), await SignInAsync(f, other));
        var before = (await f.Storage.Projects.ListAsync(f.Token)).Single().FindMember(anna.Id)!;
        await SavedAsync(f, book, account with { PasswordHash = "another" }, endsSessions: true);
        Check.Nothing(await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token), "session of the old password");
        Check.Found(await f.Storage.Accounts.FindSessionAsync(others.TokenHash, end: false, f.Token), "the session of another account");
        var after = (await f.Storage.Projects.ListAsync(f.Token)).Single().FindMember(anna.Id)!;
        Check.That(after.SecurityVersion > before.SecurityVersion, "the member's security version grows");
        Check.Equal(after.SecurityVersion, after.SessionsSince, "the version since which the member's sessions count");
    });

    private static Task LostSaveEndsNothing(StoreFixture f) => WithAsync(f, async book =>
    {
        var account = await AddAsync(f, book);
        await SavedAsync(f, book, account with { Security = Full(f) }, endsSessions: false);
        var session = await SignInAsync(f, account);
        Check.That(!await book.TrySaveAsync(account with { PasswordHash = "lost" }, endsSessions: true, f.Token), "the version was seen before");
        Check.Found(await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token), "the session");
    });

    private static Task TakenEmailIsRefused(StoreFixture f) => WithAsync(f, async book =>
    {
        var (account, other) = (await AddAsync(f, book), await AddAsync(f, book));
        await Check.ThrowsAsync<DuplicateKeyException>(
            () => book.TrySaveAsync(other with { Email = account.Email.ToUpperInvariant() }, endsSessions: true, f.Token), "a taken e-mail");
        (await FindAsync(f, book, other)).CheckLike(other, "the account that could not move");
    });

    private static Task SessionsAreListed(StoreFixture f) => WithAsync(f, async book =>
    {
        var (account, other) = (await AddAsync(f, book), await AddAsync(f, book));
        var (first, second) = (await SignInAsync(f, account), await SignInAsync(f, account));
        await SignInAsync(f, other);
        var sessions = await book.ListSessionsAsync(account.Id, f.Token);
        Check.Equal(2, sessions.Count, "the number of sessions");
        sessions[0].CheckLike(second, "the session that expires last");
        sessions[1].CheckLike(first, "the session that expires first");
    });

    private static Task SecuritySurvives(StoreFixture f) => WithAsync(f, async book =>
    {
        var account = await AddAsync(f, book);
        account = await SavedAsync(f, book, account with { Security = Full(f) }, endsSessions: false);
        await f.ReopenAsync();
        var found = await FindAsync(f, (IAccountBook)f.Storage.Accounts, account);
        found.CheckLike(account, "the account");
        Check.Equal(account.Version, found.Version, "the account's version");
    });

    private static Task WithAsync(StoreFixture f, Func<IAccountBook, Task> run) => f.Storage.Accounts is IAccountBook book ? run(book) : Task.CompletedTask;

    private static Task<Account> AddAsync(StoreFixture f, IAccountBook book) => SavedAsync(
        f, book, new Account { Id = new AccountId(f.NextId()), Email = $"{f.NextId()}@shop.example", PasswordHash = "hash" }, endsSessions: true);

    private static async Task<Account> SavedAsync(StoreFixture f, IAccountBook book, Account account, bool endsSessions)
    {
        Check.That(await book.TrySaveAsync(account, endsSessions, f.Token), "nothing stands against the save");
        return await FindAsync(f, book, account);
    }

    private static async Task<Account> FindAsync(StoreFixture f, IAccountBook book, Account account) =>
        Check.Found((await book.ListAsync([account.Id], f.Token)).SingleOrDefault(), "the account");

    private static async Task<Session> SignInAsync(StoreFixture f, Account account)
    {
        var session = new Session
        {
            TokenHash = f.NextHash(), Account = account.Id, ExpiresAt = f.NextInstant(), BegunAt = f.NextInstant(), Device = "Firefox · Linux",
        };
        await f.Storage.Accounts.AddSessionAsync(session, rightPassword: false, f.Token);
        return session;
    }

    private static AccountSecurity Full(StoreFixture f) => new()
    {
        PasswordSetAt = f.NextInstant(),
        PasswordLapsesAt = f.NextInstant(),
        PasswordOpens = [new MemberId(f.NextId())],
        Link = new AccountLink { Hash = Hex(f), ExpiresAt = f.NextInstant(), Opens = [new MemberId(f.NextId()), new MemberId(f.NextId())] },
        Factor = new SecondFactor { Seed = $"1.{Hex(f)}", LastStep = 58_000_001, RecoveryCodes = [Hex(f), Hex(f)] },
    };

    private static string Hex(StoreFixture f) => Convert.ToHexStringLower(f.NextHash());
}
