using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.InMemory;
using MultiChat.Projects;
using MultiChat.Testing;
using MultiChat.Testing.Channels;
using MultiChat.Testing.Faults;

namespace MultiChat.Channels;

public sealed class ChannelIntakeTests
{
    [Fact] // C1, H2
    public async Task A_first_message_makes_client_dialog_and_inquiry_of_its_channel()
    {
        await using var chat = await StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var client = new FarClient(chat);

        var message = await client.SayAsync("Привет");

        var row = await chat.Desk.GetRowAsync(anna, message.Dialog);
        row.Row.Dialog.Should().Match<Dialog>(dialog => dialog.Channel == new ChannelKind("memory") && dialog.Site == chat.Site.Id);
        (row.Row.Last, row.Row.InquiryNumber, row.Row.Unread).Should().Be((message, 1, 1));
        (await client.VisitorAsync())!.Address.Should().Be(client.Sender.Address);
    }

    [Fact] // M2
    public async Task The_same_key_with_the_same_text_is_the_same_message()
    {
        await using var chat = await StartAsync();
        var client = new FarClient(chat);
        var first = await client.SayAsync("Hello", "update 7");
        chat.Clock.Advance(TimeSpan.FromDays(1));

        (await client.SayAsync("Hello", "update 7")).Should().Be(first);

        (await client.DialogAsync()).MessageSeq.Should().Be(1);
        first.Id.Value.Version.Should().Be(8);
    }

    [Fact] // M2
    public async Task The_same_key_with_another_text_is_a_conflict()
    {
        await using var chat = await StartAsync();
        var client = new FarClient(chat);
        await client.SayAsync("Hello", "update 7");

        await Refuses.WithAsync(RefusalCode.MessageConflict, () => client.SayAsync("Goodbye", "update 7"));
    }

    [Fact]
    public async Task The_same_key_of_another_address_or_channel_is_another_message()
    {
        await using var chat = await StartAsync();
        FarClient[] clients = [new(chat, "1"), new(chat, "11"), new(chat, "1", "other")];
        var heard = new List<Messages.Message>();
        foreach (var client in clients)
        {
            heard.Add(await client.SayAsync("Hello", client == clients[1] ? "1" : "11"));
        }

        heard.Select(message => message.Id).Should().OnlyHaveUniqueItems();
        heard.Select(message => message.Dialog).Should().OnlyHaveUniqueItems();
    }

    [Fact] // P4 is of the site's page
    public async Task A_message_is_accepted_while_nobody_is_available()
    {
        await using var chat = await StartAsync();
        var anna = await chat.AddOperatorAsync("Anna", available: false);
        var message = await new FarClient(chat).SayAsync("Hello");

        (await chat.Desk.GetRowAsync(anna, message.Dialog)).Section.Should().Be(Section.Mine, "nobody is responsible and there is no group");
        await Refuses.WithAsync(
            RefusalCode.NobodyAvailable, async () => await chat.SayAsync(await chat.AddVisitorAsync(), "Hello"));
    }

    [Fact] // D7
    public async Task A_message_into_the_archive_reopens_also_while_nobody_is_available()
    {
        await using var chat = await StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var client = new FarClient(chat);
        var dialog = (await client.SayAsync("Hello")).Dialog;
        await chat.AnswerAsync(anna, dialog, "Good day");
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member));
        await chat.Desk.SwitchAsync(anna, available: false);

        await client.SayAsync("One thing more");

        var row = await chat.Desk.GetRowAsync(anna, dialog);
        (row.Row.Dialog.Status, row.Row.Dialog.Responsible, row.Row.InquiryNumber).Should().Be((DialogStatus.Open, null, 2));
    }

    [Fact] // M2: visitor, client and dialog are made once
    public async Task Two_first_messages_at_once_make_one_visitor()
    {
        await using var chat = await TestChat.StartAsync(
            new InterceptedStorage(new InMemoryStorage(), new TwoLookAtOnce()), channels: [new InMemoryChannel()]);
        var client = new FarClient(chat);

        var heard = await Task.WhenAll(client.SayAsync("One").AsTask(), client.SayAsync("Two").AsTask());

        heard.Select(message => message.Dialog).Distinct().Should().ContainSingle();
        heard.Select(message => message.Seq).Should().BeEquivalentTo([1L, 2L]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    [InlineData("half a pair")]
    [InlineData("too long")]
    public async Task An_address_or_key_that_breaks_its_bounds_is_refused(string name)
    {
        await using var chat = await StartAsync();
        name = name switch { "half a pair" => "\ud800", "too long" => new string('a', 201), _ => name };

        (await Refuses.WithAsync(RefusalCode.InvalidField, () => new FarClient(chat, name).SayAsync("Hello"))).Facts["member"].Should().Be("address");
        (await Refuses.WithAsync(RefusalCode.InvalidField, () => new FarClient(chat).SayAsync("Hello", name))).Facts["member"].Should().Be("key");
    }

    [Fact]
    public async Task A_text_that_is_refused_makes_nobody()
    {
        await using var chat = await StartAsync();
        var client = new FarClient(chat);

        await Refuses.WithAsync(RefusalCode.TextEmpty, () => client.SayAsync(" "));

        (await client.VisitorAsync()).Should().BeNull();
    }

    [Fact] // H1
    public async Task A_channel_that_was_not_added_is_refused()
    {
        await using var chat = await StartAsync();

        await Refuses.WithAsync(RefusalCode.ChannelUnknown, () => new FarClient(chat, kind: "nobody").SayAsync("Hello"));
        await Refuses.WithAsync(RefusalCode.ChannelUnknown, () => new FarClient(chat, kind: "site").SayAsync("Hello"));
    }

    [Fact]
    public async Task A_site_of_another_project_is_refused()
    {
        await using var chat = await StartAsync();
        var other = await chat.Engine.Admin.CreateProjectAsync("other", "Other");
        var sender = new FarClient(chat).Sender;

        await Refuses.WithAsync(RefusalCode.NotFound, () => chat.Engine.Channels.ReceiveAsync(sender with { Project = other.Id }, "1", "Hello"));
        await Refuses.WithAsync(
            RefusalCode.NotFound, () => chat.Engine.Channels.ReceiveAsync(sender with { Project = new ProjectId(default) }, "1", "Hello"));
    }

    [Fact] // M3
    public async Task A_receipt_marks_messages_up_to_its_own()
    {
        await using var chat = await StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var client = new FarClient(chat);
        var dialog = (await client.SayAsync("Hello")).Dialog;
        await chat.AnswerAsync(anna, dialog, "One");
        var second = await chat.AnswerAsync(anna, dialog, "Two", anna.Member);
        var third = await chat.AnswerAsync(anna, dialog, "Three", anna.Member);

        await chat.Engine.Channels.DeliveredAsync(client.Sender, second.Id);
        (await chat.Desk.OpenAsync(anna, dialog)).Marks.Should().Be(new DialogMarks { VisitorDelivered = second.EventSeq });

        await chat.Engine.Channels.ReadAsync(client.Sender, third.Id);
        (await chat.Engine.Storage.Marks.FindAsync(chat.Project.Id, dialog, default)).VisitorRead
            .Should().Be(third.Seq, "the far side does not say it again after a crash");
        await chat.Engine.Channels.DeliveredAsync(client.Sender, second.Id);
        (await chat.Desk.OpenAsync(anna, dialog)).Marks
            .Should().Be(new DialogMarks { VisitorDelivered = third.EventSeq, VisitorRead = third.Seq }, "what was read has arrived, and marks never fall");
    }

    [Fact] // H1
    public async Task A_receipt_is_refused_where_the_channel_does_not_declare_it()
    {
        var quiet = new InMemoryChannel("quiet") { TellsReading = false };
        await using var chat = await TestChat.StartAsync(channels: [new SendingChannel(new InMemoryChannel()), quiet]);
        var anna = await chat.AddOperatorAsync("Anna");
        var (plain, telling) = (new FarClient(chat), new FarClient(chat, kind: "quiet"));
        var first = await chat.AnswerAsync(anna, (await plain.SayAsync("Hello")).Dialog, "Good day");
        var second = await chat.AnswerAsync(anna, (await telling.SayAsync("Hello")).Dialog, "Good day");

        await Refuses.WithAsync(RefusalCode.ChannelHasNoReceipts, () => chat.Engine.Channels.DeliveredAsync(plain.Sender, first.Id));
        await Refuses.WithAsync(RefusalCode.ChannelHasNoReceipts, () => chat.Engine.Channels.ReadAsync(telling.Sender, second.Id));

        (await chat.Desk.OpenAsync(anna, first.Dialog)).Marks.Should().Be(DialogMarks.None);
        (await chat.Desk.OpenAsync(anna, second.Dialog)).Marks.Should().Be(DialogMarks.None);
    }

    [Fact]
    public async Task A_receipt_of_nothing_that_was_sent_there_is_refused()
    {
        await using var chat = await StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var (client, stranger) = (new FarClient(chat), new FarClient(chat, "another"));
        var own = await client.SayAsync("Hello");
        var answer = await chat.AnswerAsync(anna, own.Dialog, "Good day");
        await stranger.SayAsync("Hello");

        await Refuses.WithAsync(RefusalCode.NotFound, () => chat.Engine.Channels.DeliveredAsync(stranger.Sender, answer.Id));
        await Refuses.WithAsync(RefusalCode.NotFound, () => chat.Engine.Channels.DeliveredAsync(client.Sender, own.Id));
        await Refuses.WithAsync(RefusalCode.NotFound, () => chat.Engine.Channels.ReadAsync(new FarClient(chat, "nobody").Sender, answer.Id));
    }

    [Fact] // Only a page is a page
    public async Task A_client_on_a_channel_reads_the_chat_through_the_visitors_door_as_that_visitor()
    {
        await using var chat = await StartAsync();
        await chat.AddOperatorAsync("Anna");
        var client = new FarClient(chat);
        await client.SayAsync("Hello");
        var visitor = (await client.VisitorAsync())!;
        var onSite = new VisitorActor { Project = visitor.Project, Site = visitor.Site, Visitor = visitor.Id };

        (await chat.Visitors.OpenAsync(onSite)).Dialog.Should().BeNull("the dialog is not one of the site");
        (await chat.Visitors.OpenAsync(onSite with { Channel = new ChannelKind("memory") })).Items.Should().ContainSingle();
    }

    private static Task<TestChat> StartAsync() => TestChat.StartAsync(channels: [new InMemoryChannel(), new InMemoryChannel("other")]);
}
