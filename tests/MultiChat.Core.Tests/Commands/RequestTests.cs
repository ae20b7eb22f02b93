using System.Reactive.Linq;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Reading;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing;

namespace MultiChat.Commands;

public sealed class RequestTests
{
    private static readonly Contact Ivan = new() { Name = " Иван ", Phone = "+7 900 123-45-67" };

    [Fact] // P5, C1
    public async Task Where_no_chat_can_begin_a_request_makes_client_dialog_and_inquiry_and_waits_in_the_desk()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await NobodyThereAsync(chat);
        var visitor = await chat.AddVisitorAsync();

        await LeaveAsync(chat, visitor, "Call me", Ivan);

        var row = (await chat.Desk.ListAsync(anna, Section.Mine)).Rows.Should().ContainSingle().Subject.Row;
        (row.Client.DisplayName, row.Client.Card.Phone, row.InquiryNumber, row.Last!.Text).Should().Be(("Иван", "+7 900 123-45-67", 1, "Call me"));
        (row.Dialog.Status, row.Dialog.WaitingSince, row.Dialog.ClientMessages).Should().Be((DialogStatus.Open, chat.Engine.Clock.Now, 1));
        var left = (await chat.Desk.OpenAsync(anna, row.Dialog.Id)).Items.Should().ContainSingle().Subject.Entry.Event.Should().BeOfType<RequestLeft>().Subject;
        (left.Contact, left.Consent).Should().Be((new Contact { Name = "Иван", Phone = "+7 900 123-45-67" }, null));
    }

    [Fact] // P5: the contact is the desk's, and not of whoever sits at that browser later
    public async Task The_visitor_has_it_in_the_chat_without_the_contact_and_finds_the_answer_on_return()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await NobodyThereAsync(chat);
        var visitor = await chat.AddVisitorAsync();
        var left = await LeaveAsync(chat, visitor, "Call me", Ivan);

        await chat.AnswerAsync(anna, (await chat.DialogOfAsync(visitor)).Id, "We have called");

        var snapshot = await chat.Visitors.OpenAsync(visitor);
        snapshot.Items.Select(item => (item.Kind, item.Message?.Text)).Should()
            .Equal((VisitorItemKind.Request, "Call me"), (VisitorItemKind.Joined, null), (VisitorItemKind.Message, "We have called"));
        (snapshot.Items[0].Message, snapshot.Dialog!.Status).Should().Be((left, DialogStatus.Open));
    }

    [Fact] // P5, D7
    public async Task A_request_after_an_archived_dialog_is_the_next_inquiry_of_the_same_client_whose_card_stays()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = await chat.DialogOfAsync(visitor);
        await chat.Desk.CloseAsync(anna, dialog.Id, new Seen { Responsible = null });
        await chat.Desk.SwitchAsync(anna, available: false);

        await LeaveAsync(chat, visitor, "Call me", Ivan);

        var row = (await chat.Desk.ListAsync(anna, Section.Mine)).Rows.Should().ContainSingle().Subject.Row;
        (row.InquiryNumber, row.Dialog.Status, row.Client.Card.Phone).Should().Be((2, DialogStatus.Open, null));
    }

    [Fact] // P5: who began to write one while nobody was there sends it whoever has come
    public async Task It_is_taken_while_a_chat_can_begin_and_in_an_open_one_is_an_inquiry_of_its_own()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();

        await LeaveAsync(chat, visitor, "First", Ivan);
        await chat.SayAsync(visitor, "Are you there?");
        await LeaveAsync(chat, visitor, "Second", Ivan);

        var row = (await chat.Desk.ListAsync(anna, Section.Mine)).Rows.Should().ContainSingle().Subject.Row;
        (row.InquiryNumber, row.ClientInquiryNumber, row.Dialog.MessageSeq).Should().Be((2, 2, 3));
        (await chat.Desk.OpenAsync(anna, row.Dialog.Id)).Items.Select(item => (item.Entry.Event as RequestLeft)?.Inquiry).Should()
            .Equal(null, null, row.Dialog.Inquiry);
    }

    [Fact] // M2: content is the text and the contact
    public async Task The_same_id_gives_the_first_answer_and_with_another_contact_or_as_a_message_a_conflict()
    {
        await using var chat = await TestChat.StartAsync();
        await NobodyThereAsync(chat);
        var visitor = await chat.AddVisitorAsync();
        var id = chat.NewMessageId();

        var first = await LeaveAsync(chat, visitor, "Call me", Ivan, id);
        chat.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await LeaveAsync(chat, visitor, "Call me", Ivan, id);
        var other = () => LeaveAsync(chat, visitor, "Call me", Ivan with { Phone = "+7 900 123-45-68" }, id);
        var message = () => chat.Visitors.SayAsync(visitor, id, "Call me");

        again.Should().Be(first);
        await Refuses.WithAsync(RefusalCode.MessageConflict, other);
        await Refuses.WithAsync(RefusalCode.MessageConflict, message);
        (await chat.DialogOfAsync(visitor)).MessageSeq.Should().Be(1);
    }

    [Theory] // P5
    [InlineData(null, null, "contact_needed")]
    [InlineData(" ", "\u200b", "contact_needed")]
    [InlineData("call me", null, "invalid_field")]
    [InlineData("1234", null, "invalid_field")]
    [InlineData(null, "nobody", "invalid_field")]
    [InlineData("+7 900 123-45-67", "nobody@", "invalid_field")]
    [InlineData("+7 900 123-45-67\0", null, "invalid_field")]
    public async Task Without_a_phone_or_an_e_mail_that_can_be_one_nothing_is_taken(string? phone, string? email, string code)
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await NobodyThereAsync(chat);
        var visitor = await chat.AddVisitorAsync();

        var leaving = () => LeaveAsync(chat, visitor, "Call me", new Contact { Phone = phone, Email = email });

        await Refuses.WithAsync(new RefusalCode(code), leaving);
        (await chat.Desk.ListAsync(anna, Section.Mine)).Rows.Should().BeEmpty();
    }

    [Theory] // P5: as they are typed in Cairo and in Tokyo
    [InlineData("٠١٠٠ ١٢٣ ٤٥٦٧")]
    [InlineData("０９０-１２３４-５６７８")]
    public async Task A_phone_may_be_in_any_digits(string phone)
    {
        await using var chat = await TestChat.StartAsync();
        await NobodyThereAsync(chat);
        var visitor = await chat.AddVisitorAsync();

        (await LeaveAsync(chat, visitor, "Call me", new Contact { Phone = phone })).Text.Should().Be("Call me");
    }

    [Fact] // P5: the wording and the time of the consent stand in the dialog
    public async Task What_the_site_asks_for_is_agreed_to_word_for_word_and_kept_so()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await NobodyThereAsync(chat);
        var visitor = await chat.AddVisitorAsync();
        await AskAsync(chat, "I agree to be called");
        var id = chat.NewMessageId();

        foreach (var wrong in new[] { null, "", "i agree to be called" })
        {
            var leaving = () => LeaveAsync(chat, visitor, "Call me", Ivan, id, wrong);
            (await Refuses.WithAsync(RefusalCode.ConsentNeeded, leaving)).Facts["consent"].Should().Be("I agree to be called");
        }

        var first = await LeaveAsync(chat, visitor, "Call me", Ivan, id, "I agree to be called");
        await AskAsync(chat, consent: null);
        (await LeaveAsync(chat, visitor, "Call me", Ivan, id, "I agree to be called")).Should().Be(first);
        var unasked = () => LeaveAsync(chat, visitor, "And again", Ivan, consent: "I agree to be called");
        await Refuses.WithAsync(RefusalCode.ConsentNeeded, unasked);

        var entry = (await chat.Desk.OpenAsync(anna, (await chat.DialogOfAsync(visitor)).Id)).Items.Should().ContainSingle().Subject.Entry;
        (((RequestLeft)entry.Event).Consent, entry.At).Should().Be(("I agree to be called", chat.Engine.Clock.Now));
    }

    [Fact] // E3
    public async Task Host_code_hears_of_it_with_the_contact()
    {
        await using var chat = await TestChat.StartAsync();
        await NobodyThereAsync(chat);
        var visitor = await chat.AddVisitorAsync();
        var heard = new Collector<DialogEvent>();
        using var subscription = chat.Engine.Events.OfType<DialogEvent>().Subscribe(heard);

        await LeaveAsync(chat, visitor, "Call me", Ivan);

        var told = (await heard.TakeAsync(1))[0];
        told.Entry.Event.Should().BeOfType<RequestLeft>().Which.Contact.Phone.Should().Be("+7 900 123-45-67");
    }

    private static async Task<DeskActor> NobodyThereAsync(TestChat chat)
    {
        var anna = await chat.AddOperatorAsync("Anna");
        await chat.Desk.SwitchAsync(anna, available: false);
        return anna;
    }

    private static ValueTask<VisitorMessage> LeaveAsync(
        TestChat chat, VisitorActor visitor, string text, Contact contact, MessageId? id = null, string? consent = null) =>
        chat.Visitors.LeaveRequestAsync(visitor, id ?? chat.NewMessageId(), text, contact, consent);

    private static Task AskAsync(TestChat chat, string? consent) =>
        chat.Engine.Admin.SaveSiteAsync(chat.Site with { Version = 0, Settings = new SiteSettings { Consent = consent } });
}
