using MultiChat.Messages;

namespace MultiChat.Crash.Load;

/// <summary>What one page has sent, in its order, and what it was answered.</summary>
/// <param name="page">The page's name, which begins each of its texts.</param>
public sealed class PageLog(string page)
{
    private readonly List<SentMessage> _sent = [];

    /// <summary>The page's name.</summary>
    public string Page => page;

    /// <summary>Who writes here; null until the page was let in.</summary>
    public Author? Author { get; set; }

    /// <summary>All it sent, in order. To be read when the page has stopped.</summary>
    public IReadOnlyList<SentMessage> Sent => _sent;

    /// <summary>Writes down what will be sent next.</summary>
    /// <param name="dialog">The dialog, where an operator sends.</param>
    public SentMessage Next(Dialogs.DialogId? dialog = null)
    {
        var message = new SentMessage { Id = new MessageId(Guid.CreateVersion7()), Text = $"{page} {_sent.Count + 1}", Dialog = dialog };
        _sent.Add(message);
        return message;
    }
}
