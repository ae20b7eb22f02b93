using MultiChat.Messages;
using System.Reactive.Linq;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Channels;

namespace MultiChat.Channels;

/// <summary>The core asks what a channel can do before it acts (rule H1).</summary>
public sealed class ChannelRefusalTests
{
    [Fact] // H1
    public async Task An_answer_is_refused_where_the_channel_cannot_send()
    {
        var (chat, anna, dialog) = await StartAsync(new ListeningChannel());
        await using var _c = chat;

        await Refuses.WithAsync(RefusalCode.ChannelCannotSend, () => chat.AnswerAsync(anna, dialog, "Hello"));

        (await chat.Desk.OpenAsync(anna, dialog)).Items.Should().ContainSingle("the client's message is all there is");
    }

    [Fact] // H1
    public async Task An_answer_is_refused_where_the_channel_is_not_registered_any_more()
    {
        var storage = new InMemory.InMemoryStorage();
        var (before, anna, dialog) = await StartAsync(new InMemoryChannel(), storage);
        await using var after = new ChatEngine(storage, new ChatOptions(), before.Clock, new Sources.SeededRandomSource(2));
        await after.StartAsync();

        await Refuses.WithAsync(
            RefusalCode.ChannelCannotSend, () => after.Desk.AnswerAsync(anna, dialog, before.NewMessageId(), "Hello", sawResponsible: null));
    }

    [Fact] // H1
    public async Task A_text_longer_than_the_channel_can_send_is_refused_with_the_bound()
    {
        var (chat, anna, dialog) = await StartAsync(new InMemoryChannel { MaxTextLength = 10 });
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, new string('я', 10));

        var refusal = await Refuses.WithAsync(
            RefusalCode.TextTooLong, () => chat.AnswerAsync(anna, dialog, new string('я', 11), anna.Member));
        await Refuses.WithAsync(RefusalCode.TextTooLong, () => chat.Desk.EditAsync(anna, dialog, message.Id, new string('ю', 11), 0));

        refusal.Facts["limit"].Should().Be(10L);
    }

    [Fact] // E2
    public async Task An_edit_is_refused_where_the_channel_cannot_show_it()
    {
        var (chat, anna, dialog) = await StartAsync(new SendingChannel(new InMemoryChannel()));
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "Frist");

        await Refuses.WithAsync(RefusalCode.ChannelCannotEdit, () => chat.Desk.EditAsync(anna, dialog, message.Id, "First", 0));

        var row = await chat.Desk.GetRowAsync(anna, dialog);
        chat.Desk.WhyNotEdit(anna, row.Row.Dialog, message)!.Code.Should().Be(RefusalCode.ChannelCannotEdit);
        row.Abilities.Should().BeEquivalentTo(new { CanSend = true, CanRevise = false });
    }

    [Fact] // E1 to E4 hold on every channel
    public async Task An_edit_is_refused_at_ten_minutes_where_the_channel_can_show_it()
    {
        var (chat, anna, dialog) = await StartAsync(new InMemoryChannel());
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "Frist");
        chat.Clock.Advance(TimeSpan.FromMinutes(10));

        await Refuses.WithAsync(RefusalCode.EditWindowOver, () => chat.Desk.EditAsync(anna, dialog, message.Id, "First", 0));
    }

    [Fact] // H1, M4
    public async Task Nothing_is_overdue_where_the_channel_has_no_receipts()
    {
        var (mute, receipts) = (new InMemoryChannel("mute"), new InMemoryChannel("receipts"));
        await using var chat = await TestChat.StartAsync(channels: [new SendingChannel(mute), receipts]);
        var anna = await chat.AddOperatorAsync("Anna");
        var heard = new Collector<DeliveryOverdueEvent>();
        using var subscription = chat.Engine.Events.OfType<DeliveryOverdueEvent>().Subscribe(heard);
        var (silent, telling) = (new FarClient(chat, kind: "mute"), new FarClient(chat, kind: "receipts"));
        await silent.SayAsync("Hello");
        await telling.SayAsync("Hello");
        var id = chat.NewMessageId();
        await chat.AnswerAsync(anna, (await silent.DialogAsync()).Id, "Nobody knows", id: id);
        await chat.AnswerAsync(anna, (await silent.DialogAsync()).Id, "Nobody knows", anna.Member, id);
        var late = await chat.AnswerAsync(anna, (await telling.DialogAsync()).Id, "Late");

        chat.Clock.Advance(TimeSpan.FromSeconds(5));

        (await heard.TakeAsync(1)).Single().Message.Should().Be(late);
    }

    [Fact] // H1, M4
    public void No_mark_stands_beside_a_message_where_the_channel_has_no_receipts()
    {
        var message = Sample();
        var later = message.AcceptedAt + NodaTime.Duration.FromDays(1);

        message.DeliveryOf(ChannelAbilities.None, DialogMarks.None, VisitorPresence.Unknown, message.AcceptedAt, later, new ChatOptions())
            .Should().Be(DeliveryState.Accepted);
        message.DeliveryOf(ChannelAbilities.Site, DialogMarks.None, VisitorPresence.Unknown, message.AcceptedAt, later, new ChatOptions())
            .Should().Be(DeliveryState.VisitorOffline);
    }

    private static async Task<(TestChat Chat, DeskActor Anna, DialogId Dialog)> StartAsync(IChannel channel, ChatStorage? storage = null)
    {
        var chat = await TestChat.StartAsync(storage, channels: [channel]);
        var anna = await chat.AddOperatorAsync("Anna");
        var client = new FarClient(chat);
        await client.SayAsync("Hello");
        return (chat, anna, (await client.DialogAsync()).Id);
    }

    private static Messages.Message Sample() => new()
    {
        Project = default,
        Dialog = default,
        Id = default,
        Author = Messages.Author.Of(new MemberId(Guid.Parse("019aab12-0000-7000-8000-000000000001"))),
        Seq = 1,
        EventSeq = 1,
        ClientMessages = 0,
        Body = MessageBody.Kept("Hello"),
        ContentHash = [],
        AcceptedAt = NodaTime.Instant.FromUtc(2026, 11, 22, 10, 0),
    };
}
