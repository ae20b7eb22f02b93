namespace MultiChat.Channels;

/// <summary>
/// A channel that tells what arrived, by <see cref="ChannelIntake.DeliveredAsync"/>: only there does an indicator stand beside a message, and the
/// error mark when 5 s are over without an answer (rule M4).
/// </summary>
public interface IReceiptChannel : ISendingChannel
{
    /// <summary>Whether it also tells what was read, by <see cref="ChannelIntake.ReadAsync"/>; the same always.</summary>
    bool TellsReading { get; }
}
