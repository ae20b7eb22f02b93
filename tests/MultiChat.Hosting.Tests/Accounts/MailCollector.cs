using System.Threading.Channels;
using MultiChat.Mail;

namespace MultiChat.Hosting.Accounts;

/// <summary>Takes mails as a server does, or refuses them.</summary>
public sealed class MailCollector : IMailSender
{
    private readonly Channel<MailMessage> _mails = Channel.CreateUnbounded<MailMessage>();
    private readonly Channel<int> _attempts = Channel.CreateUnbounded<int>();
    private int _count;

    /// <summary>What the server does with a mail; null: it takes it.</summary>
    public Func<MailMessage, Exception?>? Refuses { get; set; }

    /// <summary>How many mails it was given, refused ones included.</summary>
    public int Attempts => Volatile.Read(ref _count);

    /// <summary>How many that were taken have not been asked for yet.</summary>
    public int Unread => _mails.Reader.Count;

    public async Task SendAsync(MailMessage mail, CancellationToken cancellation)
    {
        var attempt = Interlocked.Increment(ref _count);
        await _attempts.Writer.WriteAsync(attempt, cancellation);
        if (Refuses?.Invoke(mail) is { } failure)
        {
            throw failure;
        }

        await _mails.Writer.WriteAsync(mail, cancellation);
    }

    public Task<MailMessage> NextAsync() => _mails.Reader.ReadAsync().AsTask().InTimeAsync();

    public Task<int> AttemptAsync() => _attempts.Reader.ReadAsync().AsTask().InTimeAsync();
}
