using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Utils;

namespace MultiChat.Mail;

/// <summary>A mail in the form in which it goes over the wire.</summary>
internal static partial class MimeForm
{
    /// <exception cref="ParseException">The reader's address is none.</exception>
    public static MimeMessage Of(MailMessage mail, SmtpOptions options, DateTimeOffset now)
    {
        var from = Mailbox(options.FromName, options.From);
        var form = new MimeMessage
        {
            Date = now,
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
            Subject = OneLine(mail.Subject),
            Body = new MultipartAlternative(Part("plain", mail.Text), Part("html", mail.Html)),
        };
        form.From.Add(from);
        form.To.Add(Mailbox(mail.ToName, mail.To.Trim()));
        if (!string.IsNullOrEmpty(options.ReplyTo))
        {
            form.ReplyTo.Add(Mailbox(null, options.ReplyTo));
        }

        // Nobody's absence note answers it.
        form.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return form;
    }

    private static MailboxAddress Mailbox(string? name, string address) => new(Encoding.UTF8, OneLine(name ?? ""), address);

    private static TextPart Part(string kind, string text)
    {
        var part = new TextPart(kind);
        part.SetText(Encoding.UTF8, text.ReplaceLineEndings("\r\n"));
        return part;
    }

    /// <summary>Whatever could end a header's line is a space, and nothing looks as if it were encoded: a reader's program would show what it stands for.</summary>
    private static string OneLine(string text) => LineBreakers().Replace(text, " ").Replace("=?", "= ?", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LineBreakers();
}
