using System.Globalization;
using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>A dialog of a chat with a client at the far side.</summary>
internal sealed class ChannelTalk(ChannelFixture fixture, ChannelChat chat, ChannelSender client)
{
    private int _said;
    private MemberId? _responsible;

    public ChannelSender Client => client;

    /// <summary>The client writes, under a new key unless one is given.</summary>
    public Task SayAsync(string text, string? key = null) => fixture.Far.ReceiveAsync(
        chat.Engine.Channels, client, key ?? (++_said).ToString(CultureInfo.InvariantCulture), text, fixture.Token);

    public async Task<Message> AnswerAsync(string text)
    {
        var answer = await chat.Engine.Desk.AnswerAsync(
            chat.Anna, (await DialogAsync()).Id, chat.Test.NewMessageId(), text, _responsible, fixture.Token);
        _responsible = chat.Anna.Member;
        return answer;
    }

    public async Task<Message> EditAsync(Message message, string text, long revision = 0) =>
        await chat.Engine.Desk.EditAsync(chat.Anna, message.Dialog, message.Id, text, revision, fixture.Token);

    public async Task<Dialog> DialogAsync()
    {
        var visitor = Check.Found(
            await chat.Engine.Storage.Visitors.FindAsync(client.Project, client.Address.ToTokenHash(), fixture.Token), "the client's visitor");
        return Check.Found(
            await chat.Engine.Storage.Dialogs.FindByVisitorAsync(client.Project, visitor.Id, client.Address.Kind, fixture.Token), "the client's dialog");
    }

    /// <summary>What the desk shows of the dialog: all messages of the client, in order.</summary>
    public async Task<IReadOnlyList<string>> HeardAsync()
    {
        var thread = await chat.Engine.Desk.OpenAsync(chat.Anna, (await DialogAsync()).Id, fixture.Token);
        return [.. thread.Items.Where(IsOfClient).Select(item => item.Message!.Text)];
    }

    /// <summary>Exactly these texts stand at the client's, in this order.</summary>
    public async Task HasAsync(params IEnumerable<string> texts) =>
        Check.Sequence(texts, await fixture.Far.ReadAsync(client.Address.Value, fixture.Token), "the texts that the client has");

    private static bool IsOfClient(LogItem item) => item is { Message.Author.IsMember: false };
}
