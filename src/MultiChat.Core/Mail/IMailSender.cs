namespace MultiChat.Mail;

/// <summary>Hands mails to a mail server.</summary>
/// <remarks>
/// When the task ends, the server has taken the mail on; an exception means that it may not have, and the same
/// letter is tried again later, unless it is a <see cref="MailRefusedException"/>. Nothing of
/// a mail goes into a log: letters hold passwords and links that open accounts. Called by several threads at once. Registered among the services as a
/// singleton; <c>MultiChat.Mail</c> has one for SMTP: <c>.AddSmtp(…)</c>.
/// </remarks>
public interface IMailSender
{
    /// <summary>Sends one mail.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="cancellation">Ends after 30 s, or when the host closes.</param>
    Task SendAsync(MailMessage mail, CancellationToken cancellation);
}
