using MultiChat.Clients;
using MultiChat.Commands;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Messages;
using MultiChat.Routing;
using MultiChat.Team;

namespace MultiChat.Channels;

/// <summary>
/// The door by which channels bring in what happens at their far sides. For the host's own code: who calls it vouches that the far side said so.
/// </summary>
public sealed class ChannelIntake
{
    private readonly ChannelBook _channels;
    private readonly ChannelVisitors _visitors;
    private readonly Saying _saying;
    private readonly IDialogStore _dialogs;
    private readonly IMessageStore _messages;
    private readonly MarkBook _marks;
    private readonly TeamDirectory _teams;

    internal ChannelIntake(
        ChannelBook channels,
        ChannelVisitors visitors,
        Saying saying,
        IDialogStore dialogs,
        IMessageStore messages,
        MarkBook marks,
        TeamDirectory teams)
    {
        (_channels, _visitors, _saying, _dialogs) = (channels, visitors, saying, dialogs);
        (_messages, _marks, _teams) = (messages, marks, teams);
    }

    /// <summary>What can be done on channels of that kind.</summary>
    /// <param name="kind">Any kind.</param>
    public ChannelAbilities AbilitiesOf(ChannelKind kind) => _channels.AbilitiesOf(kind);

    /// <summary>
    /// A client writes. The first message of an address makes visitor, client, dialog and inquiry (rule C1); one into an archived dialog reopens it
    /// (rule D7). The same key with the same text gives the first answer again (rule M2), so whoever is not sure calls once more.
    /// </summary>
    /// <remarks>
    /// It is accepted whether anybody is available or not, and waits for who is next: rule P4 takes the chat away from a page before anything is
    /// written, but on a channel the client has written already, and a message that was taken back would be lost.
    /// </remarks>
    /// <param name="from">Who writes.</param>
    /// <param name="key">The far side's name for the message, the same at every repetition: 1 to 200 UTF-16 units without control characters.</param>
    /// <param name="text">1 to 8,000 UTF-16 units (rule M1); what is longer comes in parts, under keys of their own.</param>
    /// <param name="cancellation">Ends the wait; a message that was being written may be accepted all the same.</param>
    /// <returns>The accepted message.</returns>
    /// <exception cref="Refusal">
    /// The text breaks rule M1; <see cref="RefusalCode.InvalidField"/>; <see cref="RefusalCode.ChannelUnknown"/>;
    /// <see cref="RefusalCode.NotFound"/> for an unknown project or site; <see cref="RefusalCode.MessageConflict"/>; <see cref="RefusalCode.Busy"/>.
    /// </exception>
    public async ValueTask<Message> ReceiveAsync(ChannelSender from, string key, string text, CancellationToken cancellation = default)
    {
        Check(from);
        CheckName(key, "key");
        // Before anything is made: a text that is refused makes no visitor either.
        return await ReceiveAsync(from, key, MessageBody.Of(text), cancellation);
    }

    /// <inheritdoc cref="ReceiveAsync(ChannelSender, string, string, CancellationToken)"/>
    /// <param name="from">Who writes.</param>
    /// <param name="key">As above.</param>
    /// <param name="body">The message.</param>
    /// <param name="cancellation">Ends the wait; a message that was being written may be accepted all the same.</param>
    public async ValueTask<Message> ReceiveAsync(ChannelSender from, string key, MessageBody body, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        Check(from);
        CheckName(key, "key");
        var visitor = await _visitors.GetOrAddAsync(from, cancellation);
        var actor = new VisitorActor { Project = visitor.Project, Site = visitor.Site, Visitor = visitor.Id, Channel = from.Address.Kind };
        return await _saying.RunAsync(actor, new MessageId(from.Address.IdOf(key)), body, ChatEntry.Unknown, cancellation);
    }

    /// <summary>An operator's message has reached the client, and so have those before it (rule M3). Durable when the task ends.</summary>
    /// <param name="at">To whom it was sent.</param>
    /// <param name="upTo">The message, as <see cref="ChannelMessage.Id"/> named it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.ChannelUnknown"/>; <see cref="RefusalCode.ChannelHasNoReceipts"/>; <see cref="RefusalCode.NotFound"/> where no such
    /// message was sent there; <see cref="RefusalCode.InvalidField"/>.
    /// </exception>
    public ValueTask DeliveredAsync(ChannelSender at, MessageId upTo, CancellationToken cancellation = default) => MarkAsync(
        at, upTo, abilities => abilities.HasReceipts, message => new DialogMarks { VisitorDelivered = message.EventSeq }, cancellation);

    /// <summary>The client has read an operator's message, and those before it (rule M3); so they have arrived, too.</summary>
    /// <param name="at">To whom it was sent.</param>
    /// <param name="upTo">The message, as <see cref="ChannelMessage.Id"/> named it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">As <see cref="DeliveredAsync"/>, and where the channel does not tell of reading.</exception>
    public ValueTask ReadAsync(ChannelSender at, MessageId upTo, CancellationToken cancellation = default) => MarkAsync(
        at,
        upTo,
        abilities => abilities.TellsReading,
        message => new DialogMarks { VisitorDelivered = message.EventSeq, VisitorRead = message.Seq },
        cancellation);

    private async ValueTask MarkAsync(
        ChannelSender at,
        MessageId upTo,
        Func<ChannelAbilities, bool> can,
        Func<Message, DialogMarks> marksOf,
        CancellationToken cancellation)
    {
        Check(at);
        if (!can(_channels.AbilitiesOf(at.Address.Kind)))
        {
            throw new Refusal(RefusalCode.ChannelHasNoReceipts, "The channel does not declare that it tells this.");
        }

        if (await _visitors.FindAsync(at, cancellation) is not { } visitor
            || await _dialogs.FindByVisitorAsync(at.Project, visitor.Id, at.Address.Kind, cancellation) is not { } dialog
            || await _messages.FindAsync(at.Project, dialog.Id, upTo, cancellation) is not { Author.IsMember: true } message)
        {
            throw Refusal.NotFound();
        }

        await _marks.MergeAsync(dialog, marksOf(message), read: null, cancellation);
    }

    private void Check(ChannelSender sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        if (!_channels.TakesIn(sender.Address.Kind))
        {
            throw new Refusal(RefusalCode.ChannelUnknown, $"No channel of kind \"{sender.Address.Kind}\" was added. Call AddChannel at start.");
        }

        CheckName(sender.Address.Value, "address");
        if (_teams.Get(sender.Project).Sites.All(site => site.Id != sender.Site))
        {
            throw Refusal.NotFound();
        }
    }

    private static void CheckName(string name, string member)
    {
        ArgumentNullException.ThrowIfNull(name, member);
        if (name.Length is 0 or > ChannelAddress.MaxLength || name.Any(char.IsControl) || MessageText.HasForbiddenCharacter(name))
        {
            throw Refusal.InvalidField(member, $"1 to {ChannelAddress.MaxLength} UTF-16 units without control characters and lone surrogates.");
        }
    }
}
