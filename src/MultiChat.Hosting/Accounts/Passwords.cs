using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Accounts;

/// <summary>Sets passwords: those that people choose, and those that letters bring (rules T6, T7). What was signed in with the last one is over.</summary>
internal sealed class Passwords(ChatEngine chat, AccountWalk walk, PasswordHashes hashes, SignInTries tries, MultiChatOptions options)
{
    /// <summary>Sets a password that its owner has chosen, signed in or signing in: it opens what the one before did.</summary>
    /// <param name="account">The account.</param>
    /// <param name="password">A text that can be a password.</param>
    /// <param name="check">Throws where it may not be set, by the account as it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Account> ChooseAsync(AccountId account, string password, Action<Account, Instant> check, CancellationToken cancellation) =>
        SetAsync(
            account,
            password,
            (known, now) =>
            {
                check(known, now);
                return Chosen(known.Security, now);
            },
            cancellation);

    /// <summary>
    /// Sets a password that somebody has chosen by a link. By a mailed one they have shown that they read the e-mail: then a second factor goes that was
    /// turned on before anybody had.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="password">A text that can be a password.</param>
    /// <param name="token">The link's token.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.LinkOver"/>.</exception>
    public Task<Account> ChooseByLinkAsync(AccountId account, string password, string token, CancellationToken cancellation) => SetAsync(
        account,
        password,
        (known, now) => AccountLinks.Checked(known, token, now).Security is var security && security.Link!.Opens is { } opens
            ? Chosen(security, now) with { PasswordOpens = opens }
            : Proved(Chosen(security, now)),
        cancellation);

    /// <summary>Sets a password by the host's own code, which stands above all projects: it opens everything.</summary>
    /// <param name="account">The account.</param>
    /// <param name="password">A text that can be a password.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Account> SetAsync(AccountId account, string password, CancellationToken cancellation) =>
        SetAsync(account, password, static (known, now) => Chosen(known.Security, now) with { PasswordOpens = null }, cancellation);

    /// <summary>A password for a letter. It opens nothing before it is given.</summary>
    public string New() => CodeText.NewPassword(chat.Chance);

    /// <summary>Sets a password that a letter brings, and voids the one before and its link; unless it must not be.</summary>
    /// <param name="account">The account.</param>
    /// <param name="password">The password.</param>
    /// <param name="mayBe">Whether it may be set, by the account as it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task GiveAsync(AccountId account, string password, Func<Account, bool> mayBe, CancellationToken cancellation) => SetAsync(
        account,
        password,
        (known, now) => mayBe(known)
            ? Proved(known.Security) with { PasswordSetAt = now, PasswordLapsesAt = now + options.GivenPasswordLife, Link = null }
            : null,
        cancellation);

    private static AccountSecurity Chosen(AccountSecurity security, Instant now) =>
        security with { PasswordSetAt = now, PasswordLapsesAt = null, Link = null };

    /// <summary>Of an account whose e-mail nobody had proved nothing is left that its owner would need.</summary>
    private static AccountSecurity Proved(AccountSecurity security) =>
        security.IsUnproved ? security with { PasswordOpens = null, Factor = null } : security;

    /// <param name="id">The account.</param>
    /// <param name="password">The password.</param>
    /// <param name="decide">What is known of the account's ways in from then on; null where its password stays.</param>
    /// <param name="cancellation">Ends the wait.</param>
    private async Task<Account> SetAsync(
        AccountId id, string password, Func<Account, Instant, AccountSecurity?> decide, CancellationToken cancellation)
    {
        var hash = hashes.Of(password);
        var account = await walk.ChangeAsync(
            id,
            (account, now) => decide(account, now) is { } security ? account with { PasswordHash = hash, Security = security } : null,
            endsSessions: true,
            cancellation);
        await tries.ForgetStrangersAsync(account.Email, cancellation);
        return account;
    }
}
