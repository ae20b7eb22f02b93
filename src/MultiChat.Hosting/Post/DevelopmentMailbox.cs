using System.Collections.Concurrent;
using MultiChat.Mail;

namespace MultiChat.Hosting.Post;

/// <summary>Where letters of a Development host without a mail server end: the latest are shown by a page, and gone with the process.</summary>
internal sealed class DevelopmentMailbox : IMailSender
{
    private const int Most = 100;

    private readonly ConcurrentQueue<MailMessage> _mails = [];

    /// <summary>The newest first.</summary>
    public IEnumerable<MailMessage> Mails => _mails.Reverse();

    public Task SendAsync(MailMessage mail, CancellationToken cancellation)
    {
        _mails.Enqueue(mail);
        while (_mails.Count > Most && _mails.TryDequeue(out _))
        {
        }

        return Task.CompletedTask;
    }
}
