using System.Security.Cryptography;
using System.Text;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Accounts;

/// <summary>
/// How often passwords may be tried, counted so that nobody can guess one and nobody can use up its owner's tries. A stranger is counted by e-mail
/// and network, and all strangers together slowly by e-mail; a browser that has signed in before has counts of its own.
/// </summary>
internal sealed class SignInTries(ChatEngine chat)
{
    /// <summary>Wrong passwords for one e-mail from one network, and those from one known browser, within <see cref="Window"/>.</summary>
    public const int MostAtOnce = 10;

    /// <summary>Wrong passwords for one e-mail from all strangers together, and those from one known browser, within <see cref="LongWindow"/>.</summary>
    public const int MostADay = 100;

    public static readonly Duration Window = Duration.FromMinutes(15);
    public static readonly Duration LongWindow = Duration.FromHours(24);
    public static readonly Duration DeviceLife = Duration.FromDays(365);

    private ISignInBook? Book => chat.Storage.Accounts as ISignInBook;

    /// <summary>Takes a try. For an e-mail without an account it goes the same ways and takes as long.</summary>
    public async Task<SignInTry> TakeAsync(string email, Account? account, string passwordHash, SignInPlace place, CancellationToken cancellation)
    {
        var now = chat.Clock.Now;
        if (Book is not { } book)
        {
            // The storage counts by account alone; a right password ends the count with the session it begins.
            var allowed = await chat.Storage.Accounts.TakePasswordTryAsync(account?.Id ?? default, now, Window, MostAtOnce, cancellation);
            return new SignInTry { IsAllowed = allowed, IsKnownDevice = false, Counts = [] };
        }

        var device = place.DeviceToken is { } token ? await book.FindDeviceAsync(DeviceHash(token, passwordHash), cancellation) : null;
        var isKnown = device is not null && device.Account == account?.Id && now < device.ExpiresAt;
        IReadOnlyCollection<TryCount> counts = isKnown
            ? [AtOnce("device", email, place.DeviceToken!), ADay("device", email, place.DeviceToken!)]
            : [AtOnce("network", email, place.Network), ADay("strangers", email)];
        return new SignInTry
        {
            IsAllowed = await book.TakeTryAsync(counts, now, cancellation),
            IsKnownDevice = isKnown,
            Counts = counts,
        };
    }

    /// <summary>The password was right: it counts for nothing, and the browser is known from now on.</summary>
    /// <returns>The browser's token.</returns>
    public async Task<string> PassAsync(SignInTry taken, Account account, SignInPlace place, CancellationToken cancellation)
    {
        var token = place.DeviceToken ?? Secrets.NewToken(chat.Chance);
        if (Book is { } book)
        {
            await book.GiveTryBackAsync(taken.Counts, cancellation);
            var device = new KnownDevice
            {
                Hash = DeviceHash(token, account.PasswordHash!),
                Account = account.Id,
                ExpiresAt = chat.Clock.Now + DeviceLife,
            };
            await book.AddDeviceAsync(device, cancellation);
        }

        return token;
    }

    /// <summary>The password was right: it counts for nothing.</summary>
    public Task GiveBackAsync(SignInTry taken, CancellationToken cancellation) =>
        Book is { } book ? book.GiveTryBackAsync(taken.Counts, cancellation) : Task.CompletedTask;

    /// <summary>The account has another password: what strangers guessed of the last one counts no more.</summary>
    public Task ForgetStrangersAsync(string email, CancellationToken cancellation) => Book is { } book
        ? book.GiveTryBackAsync([ADay("strangers", email) with { EndsWithRightPassword = true }], cancellation)
        : Task.CompletedTask;

    private static TryCount AtOnce(params ReadOnlySpan<string> parts) =>
        new() { Key = KeyOf("at once", parts), Limit = MostAtOnce, Window = Window, EndsWithRightPassword = true };

    private static TryCount ADay(params ReadOnlySpan<string> parts) =>
        new() { Key = KeyOf("a day", parts), Limit = MostADay, Window = LongWindow };

    /// <summary>With the password hash in it, so that a new password makes every browser a stranger.</summary>
    private static byte[] DeviceHash(string token, string passwordHash) => Secrets.Hash($"{token} {passwordHash}");

    /// <summary>A hash, so that the store has no e-mails of strangers and no addresses. The kind comes first, the e-mail second.</summary>
    private static string KeyOf(string length, ReadOnlySpan<string> parts)
    {
        string[] all = [length, parts[0], Folded(parts[1]), .. parts[2..]];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))));
    }

    /// <summary>What can be nobody's e-mail is counted together.</summary>
    private static string Folded(string email) =>
        email.Length <= EmailAddress.MaxLength && KeptText.IsPossible(email) ? EmailAddress.Fold(email) : "";
}
