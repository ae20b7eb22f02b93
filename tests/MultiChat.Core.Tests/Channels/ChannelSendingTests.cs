using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Testing;
using MultiChat.Testing.Channels;

namespace MultiChat.Channels;

public sealed class ChannelSendingTests
{
    private readonly InMemoryChannel _channel = new();

    [Fact] // H1, T8
    public async Task An_answer_goes_out_to_the_clients_address_with_the_operators_name()
    {
        await using var chat = await TestChat.StartAsync(channels: [_channel]);
        var anna = await chat.AddOperatorAsync("Anna");
        var client = new FarClient(chat, "chat 4711");
        await client.SayAsync("Hello");
        var dialog = (await client.DialogAsync()).Id;

        var answer = await chat.AnswerAsync(anna, dialog, "Good day");

        (await _channel.NextAsync().InTimeAsync()).Should().Be(new ChannelMessage
        {
            Project = chat.Project.Id,
            Dialog = dialog,
            Id = answer.Id,
            Address = client.Sender.Address,
            Body = MessageBody.Kept("Good day"),
            Revision = 0,
            AcceptedAt = answer.AcceptedAt,
            Operator = "Anna",
        });
    }

    [Fact] // H1
    public async Task Only_members_messages_of_its_own_dialogs_go_out()
    {
        var other = new InMemoryChannel("other");
        await using var chat = await TestChat.StartAsync(channels: [_channel, other]);
        var anna = await chat.AddOperatorAsync("Anna");
        var (client, stranger) = (new FarClient(chat), new FarClient(chat, kind: "other"));
        await client.SayAsync("One");
        await stranger.SayAsync("Two");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Three");

        await chat.AnswerAsync(anna, (await chat.DialogOfAsync(visitor)).Id, "To the page");
        await chat.AnswerAsync(anna, (await stranger.DialogAsync()).Id, "To the other");
        await client.SayAsync("Four");
        await chat.AnswerAsync(anna, (await client.DialogAsync()).Id, "To the client");

        (await _channel.NextAsync().InTimeAsync()).Text.Should().Be("To the client");
        (await other.NextAsync().InTimeAsync()).Text.Should().Be("To the other");
    }

    [Fact] // planted, D12: a row that was never to be
    public async Task A_row_that_names_a_note_is_settled_and_nothing_goes_out()
    {
        await using var chat = await TestChat.StartAsync(channels: [_channel]);
        var anna = await chat.AddOperatorAsync("Anna");
        var client = new FarClient(chat);
        await client.SayAsync("Hello");
        var dialog = await client.DialogAsync();
        var note = new NoteTaken { By = anna.Member, Id = new NoteId(chat.NewMessageId().Value), Body = MessageBody.Kept("Asks for a discount") };
        var entry = new LogEntry { EventSeq = 2, Tag = new EventTag(2), At = dialog.LastAt, Event = note };
        var row = new OutboxRow
        {
            Project = dialog.Project, Handler = $"channel:{_channel.Kind.Value}", Dialog = dialog.Id, EventSeq = 2, DueAt = entry.At,
        };
        await chat.Engine.Storage.Dialogs.CommitAsync(
            new DialogCommit { Dialog = dialog with { EventSeq = 2, Tag = entry.Tag }, ExpectedEventSeq = 1, Events = [entry], Outbox = [row] }, default);

        await chat.AnswerAsync(anna, dialog.Id, "Good day");

        (await _channel.NextAsync().InTimeAsync()).Text.Should().Be("Good day");
    }

    [Fact] // E3
    public async Task An_edit_goes_out_behind_its_message_and_changes_it()
    {
        await using var chat = await TestChat.StartAsync(channels: [_channel]);
        var anna = await chat.AddOperatorAsync("Anna");
        var client = new FarClient(chat);
        await client.SayAsync("Hello");
        var dialog = (await client.DialogAsync()).Id;
        var message = await chat.AnswerAsync(anna, dialog, "Frist");
        await _channel.NextAsync().InTimeAsync();

        await chat.Desk.EditAsync(anna, dialog, message.Id, "First", 0);

        (await _channel.NextAsync().InTimeAsync()).Should().Match<ChannelMessage>(revised => revised.Text == "First" && revised.Revision == 1);
        _channel.ArrivedAt(client.Sender.Address.Value).Should().ContainSingle().Which.Text.Should().Be("First");
    }
}
