using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;

namespace MultiChat.Outbox;

/// <summary>A handler that speaks to clients: it is told of nothing that is not for them, and chooses by the dialog and the message, too.</summary>
internal interface IClientHandler : IOutboxHandler
{
    /// <summary>Whether it is to be told of an event.</summary>
    /// <param name="dialog">The dialog as of the event's commit.</param>
    /// <param name="happened">The event.</param>
    /// <param name="message">The message that it names, or null.</param>
    bool Wants(Dialog dialog, LogEvent happened, Message? message);
}
