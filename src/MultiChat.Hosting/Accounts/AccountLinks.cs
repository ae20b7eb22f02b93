using System.Buffers.Text;
using System.Security.Cryptography;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Accounts;

/// <summary>
/// Links by which people choose a password: each works once, and only the newest (rule T7). A link's token is the account's id and a secret; the store has
/// the secret's hash.
/// </summary>
internal sealed class AccountLinks(ChatEngine chat, AccountWalk walk)
{
    /// <summary>How long a link works that was mailed for a forgotten password.</summary>
    public static readonly Duration MailedLife = Duration.FromMinutes(60);

    /// <summary>How long a link works that an administrator hands over.</summary>
    public static readonly Duration HandedLife = Duration.FromHours(72);

    private const int IdBytes = 16;

    /// <summary>Makes a link to hand over, in place of an earlier one.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="opens">The person's memberships, for all of which somebody answers.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its token: it is in no other place.</returns>
    public async Task<string> MakeAsync(AccountId account, IReadOnlyList<MemberId> opens, CancellationToken cancellation)
    {
        var token = NewToken(account);
        await KeepAsync(account, token, HandedLife, opens, cancellation);
        return token;
    }

    /// <summary>The token of a link that does not work yet.</summary>
    public string NewToken(AccountId account)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + 32];
        account.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        chat.Chance.Fill(bytes[IdBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Lets a link work from now on that was mailed, in place of an earlier one.</summary>
    public Task KeepAsync(AccountId account, string token, CancellationToken cancellation) =>
        KeepAsync(account, token, MailedLife, opens: null, cancellation);

    /// <summary>The account whose link it is.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.LinkOver"/>: it is nobody's, or not any more.</exception>
    public async Task<Account> GetAsync(string token, CancellationToken cancellation)
    {
        var account = AccountOf(token) is { } id ? await walk.FindAsync(id, cancellation) : null;
        return account is not null ? Checked(account, token, chat.Clock.Now) : throw Over();
    }

    /// <summary>The account, if the link is its newest and works.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.LinkOver"/>.</exception>
    public static Account Checked(Account account, string token, Instant now) =>
        account.Security.Link is { } link && now < link.ExpiresAt
            && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(link.Hash), Convert.FromHexString(HashOf(token)))
                ? account
                : throw Over();

    /// <summary>The refusal of a link that leads nowhere any more.</summary>
    public static Refusal Over() => new(RefusalCode.LinkOver, "The link was used, is too old, or there is a newer one.");

    private Task<Account> KeepAsync(AccountId account, string token, Duration life, IReadOnlyList<MemberId>? opens, CancellationToken cancellation) =>
        walk.ChangeAsync(
            account,
            (known, now) => known with
            {
                Security = known.Security with { Link = new AccountLink { Hash = HashOf(token), ExpiresAt = now + life, Opens = opens } },
            },
            endsSessions: false,
            cancellation);

    private static AccountId? AccountOf(string token) =>
        token.Length <= Secrets.MaxTokenLength && Base64Url.IsValid(token) && Base64Url.DecodeFromChars(token) is { Length: IdBytes + 32 } bytes
            ? new AccountId(new Guid(bytes.AsSpan(0, IdBytes), bigEndian: true))
            : null;

    private static string HashOf(string token) => Convert.ToHexStringLower(Secrets.Hash(token));
}
