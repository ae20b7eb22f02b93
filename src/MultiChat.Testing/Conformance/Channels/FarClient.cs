using MultiChat.Dialogs;
using MultiChat.Messages;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>A client at the far side, to whom a case speaks through the channel alone.</summary>
internal sealed class FarClient(ChannelFixture fixture, string address, DialogId dialog)
{
    public string Address => address;

    public DialogId Dialog => dialog;

    public Task SendAsync(string text, MessageId? id = null) => fixture.Sending.SendAsync(fixture.Message(this, text, id), fixture.Token);

    public Task<IReadOnlyList<string>> ReadAsync() => fixture.Far.ReadAsync(address, fixture.Token);

    /// <summary>Exactly these texts stand at the client's, in this order.</summary>
    public async Task HasAsync(params IEnumerable<string> texts) => Check.Sequence(texts, await ReadAsync(), "the texts that the client has");
}
