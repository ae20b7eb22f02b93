using System.Security.Cryptography;
using System.Text;
using MultiChat.Hosting.Wire;
using MultiChat.Mail;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Accounts;

/// <summary>
/// Takes the question for a forgotten password (rule T7). It is answered before anybody looks whether the e-mail is somebody's, with a row either way:
/// nobody learns by answers or time who is of the team.
/// </summary>
internal sealed class ForgottenPasswords(ChatEngine chat)
{
    /// <summary>How often a network may ask within <see cref="Window"/>.</summary>
    public const int MostOfANetwork = 20;

    /// <summary>How many letters an e-mail gets within <see cref="LongWindow"/>; whoever asks more often is answered alike.</summary>
    public const int MostOfAnEmail = 5;

    public static readonly Duration Window = Duration.FromMinutes(15);
    public static readonly Duration LongWindow = Duration.FromHours(1);

    private const string Prefix = "forgotten ";

    /// <exception cref="WireException">The network has asked too often.</exception>
    public async Task AskAsync(string email, string network, CancellationToken cancellation)
    {
        var reader = ReaderOf(email);
        if (chat.Storage.Accounts is ISignInBook book)
        {
            if (!await book.TakeTryAsync([Of("network", network, MostOfANetwork, Window)], chat.Clock.Now, cancellation))
            {
                throw WireException.TooMany((int)Window.TotalSeconds);
            }

            if (!await book.TakeTryAsync([Of("reader", reader, MostOfAnEmail, LongWindow)], chat.Clock.Now, cancellation))
            {
                return;
            }
        }

        await chat.LetterBox.PutAsync(reader, LetterKind.ForgottenPassword, cancellation);
    }

    /// <summary>A member who has the e-mail that was asked for and may come in, or null.</summary>
    public Member? FindMember(string reader) => chat.Teams.All
        .SelectMany(team => team.Members)
        .FirstOrDefault(member => member.May(Rights.None) && string.Equals(ReaderOf(member.Email), reader, StringComparison.Ordinal));

    /// <summary>A hash: the store has no e-mails of strangers.</summary>
    public static string ReaderOf(string email) => Prefix + Hash(
        email.Length <= EmailAddress.MaxLength && KeptText.IsPossible(email) ? EmailAddress.Fold(email) : "");

    private static TryCount Of(string kind, string value, int limit, Duration window) =>
        new() { Key = Hash($"forgotten\n{kind}\n{value}"), Limit = limit, Window = window };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
