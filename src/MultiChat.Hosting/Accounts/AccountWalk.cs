using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Accounts;

/// <summary>The walk of every change of an account: load, clock, decide, save as it was seen.</summary>
internal sealed class AccountWalk(ChatEngine chat)
{
    private const int MaxAttempts = 20;

    /// <summary>Whether the storage can keep more than a password.</summary>
    public bool IsPossible => chat.Storage.Accounts is IAccountBook;

    private IAccountBook Book => chat.Storage.Accounts as IAccountBook
        ?? throw new Refusal(RefusalCode.NotSupported, "The chat's storage keeps passwords, and nothing more of accounts.");

    /// <summary>The account, or null where nothing was saved of it yet.</summary>
    public async Task<Account?> FindAsync(AccountId account, CancellationToken cancellation) =>
        (await Book.ListAsync([account], cancellation)).SingleOrDefault();

    /// <summary>Changes an account. What another has changed since it was decided is read, and it is decided again.</summary>
    /// <param name="id">The account of a member.</param>
    /// <param name="decide">Decides by the account as it is; pure. It throws where it may not be, and gives null where the account stays as it is.</param>
    /// <param name="endsSessions">Whether what was signed in is over.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The account as it is now.</returns>
    public async Task<Account> ChangeAsync(AccountId id, Func<Account, Instant, Account?> decide, bool endsSessions, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var account = await FindAsync(id, cancellation) ?? New(id);
            var after = decide(account, chat.Clock.Now);
            if (after is null || await chat.TrySaveAsync(after, endsSessions, cancellation))
            {
                return after ?? account;
            }
        }

        throw new Refusal(RefusalCode.Busy, "Others change the account all the time. Try again.");
    }

    /// <summary>The account of a member of whom nothing was saved yet.</summary>
    private Account New(AccountId id) => chat.Teams.All.Select(team => team.FindMember(id)).OfType<Member>().FirstOrDefault() is { } member
        ? new Account { Id = id, Email = member.Email }
        : throw Refusal.NotFound();
}
