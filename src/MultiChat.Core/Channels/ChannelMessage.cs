using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Channels;

/// <summary>An operator's message on its way to a client: what the client may see, and nothing else of the desk.</summary>
public sealed record ChannelMessage
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The dialog.</summary>
    public required DialogId Dialog { get; init; }

    /// <summary>The message, as <see cref="ChannelIntake.DeliveredAsync"/> and <see cref="ChannelIntake.ReadAsync"/> want it back.</summary>
    public required MessageId Id { get; init; }

    /// <summary>The same for every attempt and every revision of one message, and for no other message: dialog and id, 73 units.</summary>
    public string Key => $"{Dialog}/{Id}";

    /// <summary>To whom it goes: the address under which the client wrote.</summary>
    public required ChannelAddress Address { get; init; }

    /// <summary>What it says now.</summary>
    public required MessageBody Body { get; init; }

    /// <summary>The current text: 1 to <see cref="ISendingChannel.MaxTextLength"/> UTF-16 units, lines ended by <c>\n</c>.</summary>
    public string Text => Body.Text;

    /// <summary>0 at first, one more with each edit.</summary>
    public required long Revision { get; init; }

    /// <summary>When the server accepted it.</summary>
    public required Instant AcceptedAt { get; init; }

    /// <summary>The name of the operator that the client sees beside the answer (rule T8).</summary>
    public required string Operator { get; init; }
}
