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

    private const int MaxTries = 10;
    private static readonly Duration TryWindow = Duration.FromMinutes(15);

    private readonly ChatEngine _chat;
    private readonly PasswordHasher<Account> _hasher = new();
    private readonly Lazy<string> _nobodysHash;

    internal OperatorAccounts(ChatEngine chat)
    {
        _chat = chat;
        _nobodysHash = new Lazy<string>(() => _hasher.HashPassword(null!, "nobody has this password"));
    }

    /// <summary>
    /// Gives the member's account a password, in place of an earlier one. What was signed in with that one is over, connections included.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="password">8 to 200 units.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">The password breaks its bounds.</exception>
    public Task SetPasswordAsync(Member member, string password, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (password is not { Length: >= MinPasswordLength and <= MaxPasswordLength })
        {
            throw new ArgumentException($"A password has {MinPasswordLength} to {MaxPasswordLength} characters.", nameof(password));
        }

        var account = new Account { Id = member.Account, Email = member.Email };
        return _chat.SaveAsync(account with { PasswordHash = _hasher.HashPassword(account, password) }, cancellation);
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

    /// <summary>Signs in by e-mail and password, and gives the session's token.</summary>
    internal async Task<(string Token, IReadOnlyList<Member> Members)> SignInAsync(string email, string password, CancellationToken cancellation)
    {
        // Before the password is looked at: whatever changes from here on, at any host, ends the session that begins by it.
        await _chat.Teams.LoadAsync(cancellation);
        var members = await CheckAsync(email, password, cancellation);
        return (await BeginSessionAsync(members, rightPassword: true, cancellation), members);
    }

    /// <summary>Signs in without a password, by a link that this host has made; null where the person may nothing any more.</summary>
    internal async Task<string?> SignInAsync(AccountId account, CancellationToken cancellation) =>
        Memberships(account) is { Count: > 0 } members ? await BeginSessionAsync(members, rightPassword: false, cancellation) : null;

    /// <summary>The memberships that let a person in, as this host knows them.</summary>
    private IReadOnlyList<Member> Memberships(AccountId account) =>
        [.. _chat.Teams.All.SelectMany(team => team.Members).Where(member => member.Account == account && member is { Disabled: false, Rights: not Rights.None })];

    /// <summary>
    /// Checks e-mail and password. Answer and time are the same for an unknown e-mail, a wrong password, a locked account and one that may nothing.
    /// </summary>
    private async Task<IReadOnlyList<Member>> CheckAsync(string email, string password, CancellationToken cancellation)
    {
        var account = email.Length <= EmailAddress.MaxLength && password.Length <= MaxPasswordLength
            ? await _chat.Storage.Accounts.FindAsync(email, cancellation)
            : null;
        // An unknown e-mail takes the same ways as a known one: a try of nobody's account, and nobody's hash.
        var allowed = await _chat.Storage.Accounts.TakePasswordTryAsync(account?.Id ?? default, _chat.Clock.Now, TryWindow, MaxTries, cancellation);
        var right = _hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? _nobodysHash.Value, password.Length <= MaxPasswordLength ? password : "");
        return account is { PasswordHash: not null } && allowed && right != PasswordVerificationResult.Failed
            && Memberships(account.Id) is { Count: > 0 } members
                ? members
                : throw new Refusal(RefusalCode.WrongPassword, "The e-mail or the password is wrong.");
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
