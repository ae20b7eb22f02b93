using MultiChat.Testing.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>Brings in something else than the client wrote.</summary>
internal sealed class WrongReceiving(
    InMemoryChannel memory, Func<ChannelIntake, ChannelSender, string, string, CancellationToken, Task> receive) : InMemoryFarSide(memory)
{
    public override Task ReceiveAsync(ChannelIntake intake, ChannelSender from, string key, string text, CancellationToken cancellation) =>
        receive(intake, from, key, text, cancellation);
}
