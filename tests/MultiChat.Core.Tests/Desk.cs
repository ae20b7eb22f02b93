using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Reading;
using MultiChat.Team;
using MultiChat.Testing;

namespace MultiChat;

/// <summary>Short forms of what tests do all the time.</summary>
internal static class Desk
{
    public static ValueTask<VisitorMessage> SayAsync(this TestChat chat, VisitorActor visitor, string text, MessageId? id = null) =>
        chat.Visitors.SayAsync(visitor, id ?? chat.NewMessageId(), text);

    public static async Task<Dialog> DialogOfAsync(this TestChat chat, VisitorActor visitor) =>
        (await chat.Engine.Storage.Dialogs.FindByVisitorAsync(visitor.Project, visitor.Visitor, ChannelKind.Site, default))!;

    public static ValueTask<Message> AnswerAsync(
        this TestChat chat, DeskActor me, DialogId dialog, string text, MemberId? saw = null, MessageId? id = null) =>
        chat.Desk.AnswerAsync(me, dialog, id ?? chat.NewMessageId(), text, saw);

    public static async Task<Section> SectionOfAsync(this TestChat chat, DeskActor me, DialogId dialog) =>
        (await chat.Desk.GetRowAsync(me, dialog)).Section;

    public static async Task<long> UnreadOfAsync(this TestChat chat, DeskActor me, DialogId dialog) =>
        (await chat.Desk.GetRowAsync(me, dialog)).Row.Unread;

    public static Seen Saw(MemberId? responsible, long? version = null) => new() { Responsible = responsible, Version = version };

    /// <summary>One visitor has written "Hello" to a desk with Anna and Boris.</summary>
    public static async Task<(TestChat Chat, DeskActor Anna, DeskActor Boris, VisitorActor Visitor, DialogId Dialog)> WithADialogAsync()
    {
        var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var boris = await chat.AddOperatorAsync("Boris");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        return (chat, anna, boris, visitor, (await chat.DialogOfAsync(visitor)).Id);
    }
}
