using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Accounts;

/// <summary>Sets passwords: those that people choose, and those that letters bring (rules T6, T7). What was signed in with the last one is over.</summary>
internal sealed class Passwords(ChatEngine chat, AccountWalk walk, PasswordHashes hashes, SignInTries tries, MultiChatOptions options)
{
    /// <summary>Sets a password that its owner has chosen.</summary>
    /// <param name="account">The account.</param>
    /// <param name="password">A text that can be a password.</param>
    /// <param name="check">Throws where it may not be set, by the account as it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Account> ChooseAsync(AccountId account, string password, Action<Account, Instant> check, CancellationToken cancellation) =>
        SetAsync(account, password, check, (security, now) => security with { PasswordSetAt = now, PasswordLapsesAt = null, Link = null }, cancellation);

    /// <summary>Sets a new password that a letter brings, and voids the one before.</summary>
    /// <param name="account">The account.</param>
    /// <param name="check">As above.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The password: it is in no other place.</returns>
    public async Task<string> GiveAsync(AccountId account, Action<Account, Instant> check, CancellationToken cancellation)
    {
        var password = CodeText.NewPassword(chat.Chance);
        await SetAsync(
            account,
            password,
            check,
            (security, now) => security with { PasswordSetAt = now, PasswordLapsesAt = now + options.GivenPasswordLife },
            cancellation);
        return password;
    }

    private async Task<Account> SetAsync(
        AccountId id,
        string password,
        Action<Account, Instant> check,
        Func<AccountSecurity, Instant, AccountSecurity> secure,
        CancellationToken cancellation)
    {
        var hash = hashes.Of(password);
        var account = await walk.ChangeAsync(
            id,
            (account, now) =>
            {
                check(account, now);
                return account with { PasswordHash = hash, Security = secure(account.Security, now) };
            },
            endsSessions: true,
            cancellation);
        await tries.ForgetStrangersAsync(account.Email, cancellation);
        return account;
    }
}
