using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace MultiChat.Mail;

/// <summary>Sends each mail on a connection of its own: they are few, and no server lets a connection wait for long.</summary>
internal sealed partial class SmtpSender(SmtpOptions options, TimeProvider time, ILogger<SmtpSender> log) : IMailSender
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);
    private readonly ServerCertificate _certificate = new(options.Roots);

    public async Task SendAsync(MailMessage mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var form = MimeForm.Of(mail, options, time.GetUtcNow());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            await SendAsync(form, limit.Token);
        }
        catch (Exception failure) when (WordlessFailure.HasWords(failure))
        {
            throw WordlessFailure.Of(failure);
        }
        catch (Exception failure) when (limit.IsCancellationRequested)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException(
                FormattableString.Invariant($"{options.Host}:{options.Port} did not take a mail within {options.Timeout.TotalSeconds} s. Is that your mail server?"), failure);
        }

        LogTaken(log);
    }

    private async Task SendAsync(MimeMessage form, CancellationToken cancellation)
    {
        using var client = new SmtpClient
        {
            LocalDomain = MailboxAddress.IdnMapping.Encode(options.From[(options.From.LastIndexOf('@') + 1)..]),
            // As .NET's own clients do: many networks let nobody out to ask whether a certificate was revoked.
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = _certificate.IsRight,
        };
        await client.ConnectAsync(options.Host, options.Port, Encryption, cancellation);
        await SignInAsync(client, cancellation);
        await client.SendAsync(FormatFor(form, client), form, cancellation);
        await LeaveAsync(client);
    }

    private SecureSocketOptions Encryption => options.ChosenSecurity switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private async Task SignInAsync(SmtpClient client, CancellationToken cancellation)
    {
        if (options.UserName is not { Length: > 0 } userName)
        {
            return;
        }

        await (options.GetAccessTokenAsync is { } getToken
            ? client.AuthenticateAsync(new SaslMechanismOAuth2(userName, await getToken(cancellation)), cancellation)
            : client.AuthenticateAsync(userName, options.Password ?? "", cancellation));
    }

    /// <summary>
    /// All in ASCII, domains in other scripts too, for this server is not the last on a mail's way: unless there are other letters before an @, which takes
    /// servers that know them.
    /// </summary>
    private static FormatOptions FormatFor(MimeMessage form, SmtpClient client)
    {
        var format = FormatOptions.Default.Clone();
        format.International = form.From.Concat(form.To).OfType<MailboxAddress>().Any(address => !Ascii.IsValid(address.LocalPart));
        if (!format.International)
        {
            client.Capabilities &= ~SmtpCapabilities.UTF8;
        }
        else if (!client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            throw new MailRefusedException("The mail server takes no address with letters beyond ASCII before its @: it does not offer SMTPUTF8.");
        }

        return format;
    }

    /// <summary>The mail is taken, whatever becomes of the goodbye.</summary>
    private static async Task LeaveAsync(SmtpClient client)
    {
        using var limit = new CancellationTokenSource(Goodbye);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or MailKit.ProtocolException or MailKit.CommandException)
        {
            // Disposing closes the connection.
        }
    }

    [LoggerMessage(1800, LogLevel.Debug, "The mail server took a mail")]
    private static partial void LogTaken(ILogger logger);
}
