using Microsoft.AspNetCore.Identity;
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
    private readonly PasswordHasher<Account> _hasher = new();
    private readonly Lazy<string> _nobodysHash;
    private readonly SignInTries _tries;

    internal OperatorAccounts(ChatEngine chat)
    {
        _chat = chat;
        _tries = new SignInTries(chat);
        _nobodysHash = new Lazy<string>(() => _hasher.HashPassword(null!, "nobody has this password"));
    }

    /// <summary>
    /// Gives the member's account a password, in place of an earlier one. What was signed in with that one is over, connections included.
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

        var account = new Account { Id = member.Account, Email = member.Email };
        var hash = _hasher.HashPassword(account, PasswordText.Kept(password));
        await _chat.SaveAsync(account with { PasswordHash = hash }, cancellation);
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
    internal async Task<SignInResult> SignInAsync(string email, string password, SignInPlace place, CancellationToken cancellation)
    {
        // Before the password is looked at: whatever changes from here on, at any host, ends the session that begins by it.
        await _chat.Teams.LoadAsync(cancellation);
        var result = await CheckAsync(email, password, place, cancellation);
        return result.Outcome == SignInOutcome.SignedIn
            ? result with { SessionToken = await BeginSessionAsync(result.Members, rightPassword: true, cancellation) }
            : result;
    }

    /// <summary>Signs in without a password, by a link that this host has made; null where the person may nothing any more.</summary>
    internal async Task<string?> SignInAsync(AccountId account, CancellationToken cancellation) =>
        Memberships(account) is { Count: > 0 } members ? await BeginSessionAsync(members, rightPassword: false, cancellation) : null;

    /// <summary>The memberships that let a person in, as this host knows them.</summary>
    private IReadOnlyList<Member> Memberships(AccountId account) =>
        [.. _chat.Teams.All.SelectMany(team => team.Members).Where(member => member.Account == account && member is { Disabled: false, Rights: not Rights.None })];

    /// <summary>
    /// Checks e-mail and password. Time and ways are the same for an unknown e-mail, a wrong password, an account that has no tries left and one
    /// that may nothing.
    /// </summary>
    private async Task<SignInResult> CheckAsync(string email, string password, SignInPlace place, CancellationToken cancellation)
    {
        var account = email.Length <= EmailAddress.MaxLength ? await _chat.Storage.Accounts.FindAsync(email, cancellation) : null;
        var hash = account?.PasswordHash ?? _nobodysHash.Value;
        var taken = await _tries.TakeAsync(email, account, hash, place, cancellation);
        var members = IsRight(hash, password) && account is { PasswordHash: not null } ? Memberships(account.Id) : [];
        var result = new SignInResult
        {
            Outcome = !taken.IsAllowed ? SignInOutcome.NoTriesLeft : members.Count > 0 ? SignInOutcome.SignedIn : SignInOutcome.WrongPassword,
            Account = account?.Id,
            IsKnownDevice = taken.IsKnownDevice,
        };
        return result.Outcome == SignInOutcome.SignedIn
            ? result with { Members = members, DeviceToken = await _tries.PassAsync(taken, account!, place, cancellation) }
            : result;
    }

    /// <summary>Whether the password fits the hash. What is no password costs as much as one.</summary>
    private bool IsRight(string hash, string password)
    {
        var forms = PasswordText.FormsOf(password);
        return forms.DefaultIfEmpty("").Any(form => _hasher.VerifyHashedPassword(null!, hash, form) != PasswordVerificationResult.Failed)
            && forms.Count > 0;
    }

    private async Task<string> BeginSessionAsync(IReadOnlyList<Member> members, bool rightPassword, CancellationToken cancellation)
    {
        var token = Secrets.NewToken(_chat.Chance);
        var session = new Session
        {
            TokenHash = Secrets.Hash(token),
            Account = members[0].Account,
            ExpiresAt = _chat.Clock.Now + SessionLife,
            Memberships = [.. members.Select(MemberVersion.Of)],
        };
        await _chat.Storage.Accounts.AddSessionAsync(session, rightPassword, cancellation);
        return token;
    }

    internal async Task<Session?> FindSessionAsync(string token, bool end, CancellationToken cancellation)
    {
        var session = await _chat.Storage.Accounts.FindSessionAsync(Secrets.Hash(token), end, cancellation);
        return session is not null && session.ExpiresAt > _chat.Clock.Now ? session : null;
    }
}
