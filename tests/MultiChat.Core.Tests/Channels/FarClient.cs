using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Testing;

namespace MultiChat.Channels;

/// <summary>A client at the far side of a channel of a test's chat.</summary>
internal sealed class FarClient(TestChat chat, string address = "+7 900 000-00-01", string kind = "memory")
{
    private int _said;

    public ChannelSender Sender => new()
    {
        Project = chat.Project.Id,
        Site = chat.Site.Id,
        Address = new ChannelAddress { Kind = new ChannelKind(kind), Value = address },
    };

    public ValueTask<Message> SayAsync(string text, string? key = null) =>
        chat.Engine.Channels.ReceiveAsync(Sender, key ?? $"said {++_said}", text);

    public async Task<Dialog> DialogAsync()
    {
        var visitor = (await VisitorAsync())!;
        return (await chat.Engine.Storage.Dialogs.FindByVisitorAsync(visitor.Project, visitor.Id, new ChannelKind(kind), default))!;
    }

    public Task<Visitor?> VisitorAsync() =>
        chat.Engine.Storage.Visitors.FindAsync(chat.Project.Id, Sender.Address.ToTokenHash(), CancellationToken.None);
}
