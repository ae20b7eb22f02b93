using System.Text.RegularExpressions;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace MultiChat.Mail;

/// <summary>
/// A failure without the words of the server: it has seen the password and the mail, and some quote what they refuse. What stays is the codes, which are the
/// same for every server, and the exception's type.
/// </summary>
internal static partial class WordlessFailure
{
    /// <summary>Whether it is one of those that repeat what the server said.</summary>
    public static bool HasWords(Exception failure) => failure is AuthenticationException or SmtpCommandException;

    public static Exception Of(Exception failure)
    {
        if (failure is not SmtpCommandException refused)
        {
            return new AuthenticationException(
                $"The mail server refused the sign-in{CodesIn(failure.Message)}. Check UserName and Password, or what GetAccessTokenAsync gives.");
        }

        var message = $"The mail server {Refused(refused.ErrorCode)}{CodesIn($"{(int)refused.StatusCode}: {refused.Message}")}.";
        return IsForGood(refused) ? new MailRefusedException(message) : new SmtpCommandException(refused.ErrorCode, refused.StatusCode, message);
    }

    /// <summary>Of this mail, and not of the sender or the connection, which somebody mends for all mails that wait.</summary>
    private static bool IsForGood(SmtpCommandException refused) =>
        refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)refused.StatusCode >= 500;

    private static string Refused(SmtpErrorCode code) => code switch
    {
        SmtpErrorCode.SenderNotAccepted => "refused From as the sender",
        SmtpErrorCode.RecipientNotAccepted => "refused the reader's address",
        SmtpErrorCode.MessageNotAccepted => "refused the mail",
        _ => "refused to go on",
    };

    private static string CodesIn(string words) =>
        Codes().Match(words) is { Success: true } codes ? $" ({codes.Value.Replace(":", "", StringComparison.Ordinal).TrimEnd()})" : "";

    /// <summary>The status, and the enhanced one of RFC 3463 where there is one: <c>550: 5.1.1</c>.</summary>
    [GeneratedRegex(
        @"^[245][0-9]{2}: *([245]\.[0-9]{1,3}\.[0-9]{1,3})?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Codes();
}
