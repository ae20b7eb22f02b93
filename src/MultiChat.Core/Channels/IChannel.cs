namespace MultiChat.Channels;

/// <summary>
/// A way on which clients write from outside the site: a messenger, SMS, mail. This much says that their words come in, by
/// <see cref="ChannelIntake"/>, and that nothing goes out; what else a channel can do follows from the interfaces it has (rule H1).
/// </summary>
/// <remarks>
/// Docs/conformance.md shows how a channel proves itself. A channel is made before the chat that it belongs to: whoever listens to the far
/// side is a part of its own, which has the <see cref="ChannelIntake"/>.
/// </remarks>
public interface IChannel
{
    /// <summary>Its kind, 1 to 32 of a-z, 0-9 and dash: never changed once a dialog has it, and unique in the installation. Not <c>site</c>.</summary>
    ChannelKind Kind { get; }
}
