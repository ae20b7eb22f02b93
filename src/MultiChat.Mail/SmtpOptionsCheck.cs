using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;
using MultiChat.Team;

namespace MultiChat.Mail;

/// <summary>What is wrong with the options is told at the start, with what to write instead.</summary>
internal sealed class SmtpOptionsCheck : IValidateOptions<SmtpOptions>
{
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        var errors = ServerErrors(options).Concat(SignInErrors(options)).Concat(AddressErrors(options)).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> ServerErrors(SmtpOptions options)
    {
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
        {
            yield return "SmtpOptions.Host must be the name of your mail server, such as smtp.example.com, without a scheme or a port.";
        }

        if (options.Port is < 1 or > 65_535)
        {
            yield return "SmtpOptions.Port must be 1 to 65,535.";
        }

        if (!Enum.IsDefined(options.ChosenSecurity))
        {
            yield return "SmtpOptions.Security must be Tls, StartTls or None.";
        }

        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromMinutes(2))
        {
            yield return "SmtpOptions.Timeout must be 1 to 120 seconds.";
        }
    }

    private static IEnumerable<string> SignInErrors(SmtpOptions options)
    {
        var (hasName, hasPassword, hasToken) =
            (!string.IsNullOrEmpty(options.UserName), !string.IsNullOrEmpty(options.Password), options.GetAccessTokenAsync is not null);
        if (hasPassword && hasToken)
        {
            yield return "SmtpOptions has Password and GetAccessTokenAsync. Set the one that your mail server wants.";
        }

        if (hasName && !hasPassword && !hasToken)
        {
            yield return "SmtpOptions.UserName needs Password or GetAccessTokenAsync beside it.";
        }

        if (!hasName && (hasPassword || hasToken))
        {
            yield return "SmtpOptions.Password and GetAccessTokenAsync need UserName beside them.";
        }

        if ((hasName || hasPassword || hasToken) && options.ChosenSecurity == SmtpSecurity.None && !IsThisMachine(options.Host))
        {
            yield return "SmtpOptions.Security is None, which would send UserName and what proves it in the clear. Choose Tls or StartTls, or leave UserName out.";
        }
    }

    private static IEnumerable<string> AddressErrors(SmtpOptions options)
    {
        if (!IsAddress(options.From))
        {
            yield return "SmtpOptions.From must be an address such as desk@shop.example; a name goes into FromName.";
        }

        if (!string.IsNullOrEmpty(options.ReplyTo) && !IsAddress(options.ReplyTo))
        {
            yield return "SmtpOptions.ReplyTo must be an address such as desk@shop.example.";
        }
    }

    /// <summary>An address alone; MimeKit would find one within more, too.</summary>
    private static bool IsAddress(string? text) => text is not null && EmailAddress.LooksRight(text) && MailboxAddress.TryParse(text, out var found)
        && MailboxAddress.EncodeAddrspec(found.Address) == MailboxAddress.EncodeAddrspec(text);

    private static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
