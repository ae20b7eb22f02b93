using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Accounts;

/// <summary>The built-in accounts: passwords, tries, sessions; on our store and our clock.</summary>
public sealed class OperatorAccounts
{
    /// <summary>The most units a password may have; longer ones are refused before they are hashed.</summary>
    public const int MaxPasswordLength = 200;

    /// <summary>The fewest units a password may have.</summary>
    public const int MinPasswordLength = 8;

    internal static readonly Duration SessionLife = Duration.FromDays(30);

    private readonly ChatEngine _chat;
    private readonly AccountWalk _walk;
    private readonly Passwords _passwords;
    private readonly PasswordHashes _hashes;
    private readonly SecondFactors _factors;
    private readonly SignInTries _tries;

    internal OperatorAccounts(
        ChatEngine chat, AccountWalk walk, Passwords passwords, PasswordHashes hashes, SecondFactors factors, SignInTries tries) =>
        (_chat, _walk, _passwords, _hashes, _factors, _tries) = (chat, walk, passwords, hashes, factors, tries);

    /// <summary>
    /// Gives the member's account a password, in place of an earlier one. What was signed in with that one is over, connections included; a second
    /// factor stays.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="password">8 to 200 units without control characters.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">The password breaks its bounds.</exception>
    public async Task SetPasswordAsync(Member member, string password, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (PasswordText.WhyNot(password) is { } why)
        {
            throw new ArgumentException($"A password {why}", nameof(password));
        }

        if (_walk.IsPossible)
        {
            await _passwords.SetAsync(member.Account, password, cancellation);
            return;
        }

        await _chat.SaveAsync(new Account { Id = member.Account, Email = member.Email, PasswordHash = _hashes.Of(password) }, cancellation);
        await _tries.ForgetStrangersAsync(member.Email, cancellation);
    }

    /// <summary>Whether anybody has a password.</summary>
    internal async Task<bool> AnyPasswordAsync(CancellationToken cancellation)
    {
        foreach (var member in _chat.Teams.All.SelectMany(team => team.Members).Where(member => !member.Disabled))
        {
            if (await _chat.Storage.Accounts.FindAsync(member.Email, cancellation) is { PasswordHash: not null })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Signs in by e-mail and password: the result has the session's token where that succeeded.</summary>
    internal async Task<SignInResult> SignInAsync(SignInKey key, SignInPlace place, CancellationToken cancellation)
    {
        var (result, account, taken) = await CheckAsync(key.Email, key.Password, place, cancellation);
        if (result.Outcome != SignInOutcome.SignedIn)
        {
            return result;
        }

        try
        {
            account = await CompleteAsync(account!, key, cancellation);
        }
        catch (Refusal missing)
        {
            // The try stays counted, else whoever has the password could guess codes for ever.
            return result with { Outcome = SignInOutcome.Incomplete, WhyNot = missing };
        }

        var members = await ListOpenAsync(account, cancellation);
        return !MayEnter(members)
            ? result with { Outcome = SignInOutcome.WrongPassword }
            : result with
            {
                Members = [.. members.Where(MayEnter)],
                DeviceToken = await _tries.PassAsync(taken, account, place, cancellation),
                SessionToken = await BeginSessionAsync(members, place, rightPassword: true, cancellation),
            };
    }

    /// <summary>Signs in who has just chosen the password that the account has here; null where they may nothing by it, or it is another by now.</summary>
    internal async Task<string?> SignInAsync(Account account, SignInPlace place, CancellationToken cancellation) =>
        await ListOpenAsync(account, cancellation) is var members && MayEnter(members)
            ? await BeginSessionAsync(members, place, rightPassword: false, cancellation)
            : null;

    /// <summary>Signs in without a password, by a link that this host has made; null where the person may nothing any more.</summary>
    internal async Task<string?> SignInAsync(AccountId account, SignInPlace place, CancellationToken cancellation) =>
        Enabled(account) is var members && MayEnter(members) ? await BeginSessionAsync(members, place, rightPassword: false, cancellation) : null;

    /// <summary>The memberships that let a person in, as this host knows them.</summary>
    internal IReadOnlyList<Member> Memberships(AccountId account) =>
        [.. Enabled(account).Where(MayEnter)];

    /// <summary>Those of them that the account's password opens.</summary>
    internal IReadOnlyList<Member> Memberships(Account account) => [.. Memberships(account.Id).Where(account.Security.Opens)];

    /// <summary>Asks once more for the password of whoever is signed in. A wrong one counts as at signing in.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.WrongPassword"/>.</exception>
    internal async Task RequirePasswordAsync(Account account, string password, SignInPlace place, CancellationToken cancellation)
    {
        var (result, _, taken) = await CheckAsync(account.Email, password, place, cancellation);
        if (result.Outcome != SignInOutcome.SignedIn)
        {
            throw WrongPassword();
        }

        await _tries.GiveBackAsync(taken, cancellation);
    }

    internal async Task<Session?> FindSessionAsync(string token, bool end, CancellationToken cancellation)
    {
        var session = await _chat.Storage.Accounts.FindSessionAsync(Secrets.Hash(token), end, cancellation);
        return session is not null && session.ExpiresAt > _chat.Clock.Now ? session : null;
    }

    internal static Refusal WrongPassword() => new(RefusalCode.WrongPassword, "The e-mail or the password is wrong.");

    /// <summary>
    /// Checks e-mail and password. Time and ways are the same for an unknown e-mail, a wrong password and an account that has no tries left: nothing of
    /// what strangers try makes the host read its teams.
    /// </summary>
    private async Task<(SignInResult Result, Account? Account, SignInTry Taken)> CheckAsync(
        string email, string password, SignInPlace place, CancellationToken cancellation)
    {
        var account = email.Length <= EmailAddress.MaxLength ? await _chat.Storage.Accounts.FindAsync(email, cancellation) : null;
        var hash = account?.PasswordHash ?? _hashes.Nobodys;
        var taken = await _tries.TakeAsync(email, account, hash, place, cancellation);
        var isRight = _hashes.IsRight(hash, password) && account is { PasswordHash: not null } && taken.IsAllowed && await MayAsync(account, cancellation);
        var result = new SignInResult
        {
            Outcome = !taken.IsAllowed ? SignInOutcome.NoTriesLeft : isRight ? SignInOutcome.SignedIn : SignInOutcome.WrongPassword,
            Account = account?.Id,
            IsKnownDevice = taken.IsKnownDevice,
        };
        return (result, account, taken);
    }

    /// <summary>Whether the person may anything, as of now at any host.</summary>
    private async Task<bool> MayAsync(Account account, CancellationToken cancellation)
    {
        await _chat.Teams.LoadAsync(cancellation);
        return Memberships(account).Count > 0;
    }

    /// <summary>A session opens those without a right, too: it may be given while the person is here (rule T4).</summary>
    private IReadOnlyList<Member> Enabled(AccountId account) =>
        [.. _chat.Teams.All.SelectMany(team => team.Members).Where(member => member.Account == account && !member.Disabled)];

    private static bool MayEnter(Member member) => member.May(Rights.None);

    private static bool MayEnter(IReadOnlyList<Member> members) => members.Any(MayEnter);

    /// <summary>
    /// What the account's password opens, or nothing where it has another by now. The memberships come first: whatever changes after the look at the password
    /// makes them newer than the session knows them, and so ends it.
    /// </summary>
    private async Task<IReadOnlyList<Member>> ListOpenAsync(Account account, CancellationToken cancellation)
    {
        IReadOnlyList<Member> members = [.. Enabled(account.Id).Where(account.Security.Opens)];
        var current = await _chat.Storage.Accounts.FindAsync(account.Email, cancellation);
        return string.Equals(current?.PasswordHash, account.PasswordHash, StringComparison.Ordinal) ? members : [];
    }

    /// <summary>What a right password alone does not open (rule T6).</summary>
    /// <returns>The account with the password that it has then.</returns>
    /// <exception cref="Refusal">What is missing.</exception>
    private async Task<Account> CompleteAsync(Account account, SignInKey key, CancellationToken cancellation)
    {
        var lapsesAt = account.Security.PasswordLapsesAt;
        if (lapsesAt <= _chat.Clock.Now)
        {
            throw new Refusal(RefusalCode.PasswordLapsed, "The password came by letter and is too old.");
        }

        SecondFactors.ThrowIfMissing(account, key.Code);
        if (lapsesAt is not null)
        {
            CheckNewPassword(account, key.NewPassword);
        }

        // Last, because a code is used up by it.
        await _factors.UseAsync(account, key.Code, cancellation);
        return lapsesAt is null ? account : await ChooseAsync(account, key.NewPassword!, cancellation);
    }

    private void CheckNewPassword(Account account, string? password)
    {
        if (password is null)
        {
            throw new Refusal(RefusalCode.NewPasswordNeeded, "The password came by letter: choose another.");
        }

        NewPassword.Check(password, "newPassword", isOld: _hashes.IsRight(account.PasswordHash!, password));
    }

    /// <summary>In place of the password that was checked, and of no other.</summary>
    private Task<Account> ChooseAsync(Account account, string password, CancellationToken cancellation) =>
        _passwords.ChooseAsync(
            account.Id,
            password,
            (current, _) =>
            {
                if (!string.Equals(current.PasswordHash, account.PasswordHash, StringComparison.Ordinal))
                {
                    throw WrongPassword();
                }
            },
            cancellation);

    private async Task<string> BeginSessionAsync(IReadOnlyList<Member> members, SignInPlace place, bool rightPassword, CancellationToken cancellation)
    {
        var token = Secrets.NewToken(_chat.Chance);
        var now = _chat.Clock.Now;
        var session = new Session
        {
            TokenHash = Secrets.Hash(token),
            Account = members[0].Account,
            ExpiresAt = now + SessionLife,
            BegunAt = now,
            Device = place.Device,
            Memberships = [.. members.Select(MemberVersion.Of)],
        };
        await _chat.Storage.Accounts.AddSessionAsync(session, rightPassword, cancellation);
        return token;
    }
}
