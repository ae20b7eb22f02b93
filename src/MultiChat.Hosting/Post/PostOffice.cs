using Microsoft.Extensions.Hosting;
using MultiChat.Hosting.Accounts;
using MultiChat.Mail;

namespace MultiChat.Hosting.Post;

/// <summary>Whether this host sends letters, and by what: the mail server that was added, or in Development the mailbox that a page shows.</summary>
internal sealed class PostOffice
{
    private readonly bool _canKeep;

    public PostOffice(
        ChatEngine chat, AccountWalk walk, DevelopmentMailbox mailbox, IHostEnvironment environment, IMailSender? sender = null, HostUsers? hostUsers = null)
    {
        // Whom the app lets in has no way past it.
        _canKeep = hostUsers is null && walk.IsPossible && chat.LetterBox.Book is not null;
        (Sender, HasServer) = (sender ?? (environment.IsDevelopment() ? mailbox : null), sender is not null);
    }

    /// <summary>Whether a mail server was added.</summary>
    public bool HasServer { get; }

    /// <summary>Whether letters are sent.</summary>
    public bool IsOpen => _canKeep && Sender is not null;

    /// <summary>By what.</summary>
    public IMailSender? Sender { get; }
}
