using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MultiChat.Mail;

/// <summary>Mails as tests send them.</summary>
internal static class Sent
{
    /// <summary>Half past ten in Yekaterinburg.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 30, 5, 30, 0, TimeSpan.Zero);

    public static MailMessage Mail(string to = "anna@shop.example") => new()
    {
        To = to,
        ToName = "Анна Ёлкина",
        Subject = "Новый пароль для чата «Лавки»",
        Text = "Здравствуйте, Анна!\n\nПароль: s3cret-Пароль\n.\nТочка в начале строки.\n",
        Html = "<!DOCTYPE html>\n<p>Здравствуйте, <b>Анна</b>!</p><p>Пароль: s3cret-Пароль</p>\n",
    };

    public static IMailSender By(SmtpOptions options) => new SmtpSender(options, new FakeTimeProvider(Now), NullLogger<SmtpSender>.Instance);

    /// <summary>The exception with which sending ends.</summary>
    public static async Task<Exception> FailureOfAsync(SmtpOptions options, MailMessage? mail = null)
    {
        try
        {
            await By(options).SendAsync(mail ?? Mail(), CancellationToken.None).InTimeAsync();
        }
        catch (Exception failure)
        {
            return failure;
        }

        throw new InvalidOperationException("The mail was sent.");
    }
}
