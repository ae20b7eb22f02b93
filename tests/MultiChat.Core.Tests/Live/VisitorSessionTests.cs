using MultiChat.Availability;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.InMemory;
using MultiChat.Reading;
using MultiChat.Routing;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Live;

public sealed class VisitorSessionTests
{
    // a page acknowledges what it applied; another history acknowledges nothing
    [Fact]
    public async Task An_acknowledgement_with_the_tag_of_another_history_delivers_nothing()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "Good day");
        var place = (await chat.DialogOfAsync(visitor)).Place;

        await chat.Visitors.AppliedAsync(visitor, place with { Tag = new EventTag(place.Tag.Value ^ 1) });
        var foreign = (await chat.Desk.OpenAsync(anna, dialog)).Marks;
        await chat.Visitors.AppliedAsync(visitor, place);
        var own = (await chat.Desk.OpenAsync(anna, dialog)).Marks;

        foreign.Should().Be(DialogMarks.None);
        own.VisitorDelivered.Should().BeGreaterThanOrEqualTo(message.EventSeq);
    }

    [Fact]
    public async Task A_page_hears_what_came_after_its_place_and_once()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var page = new VisitorOutlet();
        var session = chat.Engine.OpenSession(chat.Site, page);
        var loop = session.RunAsync();
        var place = (await chat.Visitors.OpenAsync(visitor)).Place;
        await chat.AnswerAsync(anna, dialog, "While away");

        var (snapshot, catchUp) = await session.JoinAsync(visitor, place, default);
        await chat.AnswerAsync(anna, dialog, "While here", anna.Member);
        var pushed = await page.NextAsync<VisitorCatchUp>();
        session.End();
        await loop.InTimeAsync();

        snapshot.Should().BeNull();
        catchUp!.Items.Select(item => item.Message?.Text).Should().Equal(null, "While away");
        pushed.After.Should().Be(catchUp.UpTo);
        pushed.Items.Should().ContainSingle().Which.Message!.Text.Should().Be("While here");
    }

    [Fact] // invariant 8
    public async Task A_place_of_another_history_begins_with_a_snapshot()
    {
        var (chat, _, _, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var session = chat.Engine.OpenSession(chat.Site, new VisitorOutlet());

        var (snapshot, catchUp) = await session.JoinAsync(visitor, new Place { EventSeq = 1, Tag = new EventTag(1) }, default);
        session.End();

        catchUp.Should().BeNull();
        snapshot!.Items.Should().ContainSingle();
    }

    [Fact] // invariant 21
    public async Task Pages_of_other_visitors_hear_nothing()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var other = await chat.AddVisitorAsync();
        await chat.SayAsync(other, "Me too");
        var page = new VisitorOutlet();
        var session = chat.Engine.OpenSession(chat.Site, page);
        var loop = session.RunAsync();
        await session.JoinAsync(other, place: null, default);

        await chat.AnswerAsync(anna, dialog, "For the first");
        await chat.AnswerAsync(anna, (await chat.DialogOfAsync(other)).Id, "For the second");
        var heard = await page.NextAsync<VisitorCatchUp>();
        session.End();
        await loop.InTimeAsync();

        heard.Items.Select(item => item.Message?.Text).OfType<string>().Should().Equal("For the second");
    }

    [Fact] // P4
    public async Task Anonymous_pages_hear_of_availability_and_only_of_changes()
    {
        await using var chat = await TestChat.StartAsync();
        var page = new VisitorOutlet();
        var session = chat.Engine.OpenSession(chat.Site, page);
        var loop = session.RunAsync();
        var first = session.Hello();

        await chat.AddOperatorAsync("Anna");
        var heard = await page.NextAsync<ChatOffer>();
        session.End();
        await loop.InTimeAsync();

        first.Opening.Should().Be(default(Opening));
        heard.Opening.Should().Be(new Opening(Available: true, OpensAt: null));
    }

    [Fact] // P4, invariant 16: a page that hears answers and pushes could not know which is newer
    public async Task What_a_page_is_answered_of_availability_is_what_it_was_told_last()
    {
        var (chat, anna, boris, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var session = chat.Engine.OpenSession(chat.Site, new VisitorOutlet());

        // Off for a moment, which no push has told and none will tell.
        await chat.Desk.SwitchAsync(anna, available: false);
        await chat.Desk.SwitchAsync(boris, available: false);
        var (snapshot, _) = await session.JoinAsync(visitor, place: null, default);
        var greeted = session.Hello();
        await chat.Desk.SwitchAsync(anna, available: true);
        session.End();

        (snapshot!.Available, greeted.Opening.Available).Should().Be((true, true));
    }

    [Fact] // M3, M4: one wrong word of a page must not leave a mark beside what arrives later
    public async Task An_acknowledgement_beyond_the_end_of_the_log_does_not_silence_later_ones()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var session = chat.Engine.OpenSession(chat.Site, new VisitorOutlet());
        await session.JoinAsync(visitor, place: null, default);
        await chat.AnswerAsync(anna, dialog, "Good day");

        await session.AppliedAsync(new Place { EventSeq = long.MaxValue, Tag = new EventTag(1) }, default);
        var foreign = (await chat.Desk.OpenAsync(anna, dialog)).Marks.VisitorDelivered;
        await session.AppliedAsync(new Place { EventSeq = long.MaxValue }, default);
        await session.ReadAsync(long.MaxValue, default);
        var clamped = (await chat.Desk.OpenAsync(anna, dialog)).Marks;
        var later = await chat.AnswerAsync(anna, dialog, "Later", anna.Member);
        await session.AppliedAsync((await chat.DialogOfAsync(visitor)).Place, default);
        await session.ReadAsync(later.Seq, default);
        var marks = (await chat.Desk.OpenAsync(anna, dialog)).Marks;
        session.End();

        foreign.Should().Be(0);
        clamped.Should().Match<DialogMarks>(mark => mark.VisitorDelivered == 3 && mark.VisitorRead == 2);
        (marks.VisitorDelivered, marks.VisitorRead).Should().Be((later.EventSeq, later.Seq));
    }

    [Fact] // M4: whose connection goes while it joins would be shown as online for ever
    public async Task A_connection_that_ends_while_it_joins_leaves_no_page_behind()
    {
        var joining = new AtCall();
        await using var chat = await TestChat.StartAsync(new InterceptedStorage(new InMemoryStorage(), joining));
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;
        var session = chat.Engine.OpenSession(chat.Site, new VisitorOutlet());

        joining.Name = "Dialogs.FindByVisitorAsync";
        joining.Then = () =>
        {
            session.End();
            return Task.CompletedTask;
        };
        await session.JoinAsync(visitor, place: null, default);

        (await chat.Desk.OpenAsync(anna, dialog)).Row.Presence.Online.Should().BeFalse();
        chat.Engine.Presence.ListHere().Should().NotContain(pages => pages.Pages > 0);
    }
}
