using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Team;

namespace MultiChat.Channels;

/// <summary>
/// Sends the operators' messages of one channel's dialogs, and the edits of them where it can show those. The outbox brings each at least once and in
/// order. A message that was edited before it went out goes with its last text, and the edit behind it then changes nothing.
/// </summary>
internal sealed class ChannelSending(ISendingChannel channel, IAddressBook addresses, TeamDirectory teams) : IClientHandler
{
    private readonly ChannelKind _kind = channel.Kind;

    public string Name => $"channel:{_kind}";

    public bool Wants(LogEvent happened) => happened is MessageAccepted || (happened is MessageEdited && channel is IRevisableChannel);

    /// <summary>Only what members wrote, and only in dialogs of this channel.</summary>
    public bool Wants(Dialog dialog, LogEvent happened, Message? message) =>
        dialog.Channel == _kind && Wants(happened) && message is { Author.IsMember: true };

    public async Task HandleAsync(OutboxDelivery delivery, CancellationToken cancellation)
    {
        var message = await MessageOfAsync(delivery, cancellation);
        await (delivery.Item.Entry.Event is MessageEdited && channel is IRevisableChannel revisable
            ? revisable.ReviseAsync(message, cancellation)
            : channel.SendAsync(message, cancellation));
    }

    private async Task<ChannelMessage> MessageOfAsync(OutboxDelivery delivery, CancellationToken cancellation)
    {
        var (dialog, message) = (delivery.Dialog, delivery.Item.Message!);
        var address = await addresses.FindAddressAsync(dialog.Project, dialog.Visitor, cancellation);
        return new ChannelMessage
        {
            Project = dialog.Project,
            Dialog = dialog.Id,
            Id = message.Id,
            Address = address ?? throw new InvalidOperationException("The dialog's visitor has no address."),
            Body = message.Body,
            Revision = message.Revision,
            AcceptedAt = message.AcceptedAt,
            Operator = teams.Get(dialog.Project).NameOf(message.Author.Member),
        };
    }
}
