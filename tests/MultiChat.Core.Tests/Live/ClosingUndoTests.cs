using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Reading;

namespace MultiChat.Live;

public sealed class ClosingUndoTests
{
    // what the visitor would see of a closing goes out after the 5 s of undo
    [Fact]
    public async Task The_visitor_is_told_of_a_closing_at_exactly_five_seconds()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var place = (await chat.Visitors.OpenAsync(visitor)).Place;
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));

        chat.Clock.Advance(TimeSpan.FromMilliseconds(4_999));
        var before = await chat.Visitors.CatchUpAsync(visitor, place);
        chat.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var after = await chat.Visitors.CatchUpAsync(visitor, place);

        before!.Items.Should().BeEmpty();
        before.UpTo.Should().Be(place);
        before.Dialog!.Status.Should().Be(DialogStatus.Open);
        after!.Items.Should().ContainSingle().Which.Kind.Should().Be(VisitorItemKind.Closed);
        after.Dialog!.Status.Should().Be(DialogStatus.Archived);
    }

    [Fact]
    public async Task A_page_that_is_open_hears_of_it_by_itself()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var page = new VisitorOutlet();
        var session = chat.Engine.OpenSession(chat.Site, page);
        var loop = session.RunAsync();
        await session.JoinAsync(visitor, place: null, default);
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(null));
        var undone = await page.NextAsync<VisitorCatchUp>();
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        var due = chat.Clock.GetUtcNow() + TimeSpan.FromSeconds(5);
        await Patience.UntilAsync(() => chat.NextDueTime == due);
        chat.Clock.Advance(TimeSpan.FromSeconds(5));
        var closed = await page.NextAsync<VisitorCatchUp>();
        session.End();
        await loop.InTimeAsync();

        undone.Items.Should().BeEmpty();
        closed.Items.Should().ContainSingle().Which.Kind.Should().Be(VisitorItemKind.Closed);
    }

    [Fact] // G4: no timer hears of it
    public async Task A_clock_that_was_wrong_and_is_set_does_not_hold_a_closing_back_for_long()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var page = new VisitorOutlet();
        var session = chat.Engine.OpenSession(chat.Site, page);
        var loop = session.RunAsync();
        await session.JoinAsync(visitor, place: null, default);
        // Set back: the closing gets the time of what came before it, an hour ahead.
        chat.Clock.AdjustTime(chat.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        var again = chat.Clock.GetUtcNow() + TimeSpan.FromSeconds(5);
        await Patience.UntilAsync(() => chat.NextDueTime == again);

        chat.Clock.AdjustTime(chat.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        chat.Clock.Advance(TimeSpan.FromSeconds(5));
        var closed = await page.NextAsync<VisitorCatchUp>();
        session.End();
        await loop.InTimeAsync();

        closed.Items.Should().ContainSingle().Which.Kind.Should().Be(VisitorItemKind.Closed);
    }

    [Fact]
    public async Task A_closing_undone_in_time_is_never_seen()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var place = (await chat.Visitors.OpenAsync(visitor)).Place;
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        chat.Clock.Advance(TimeSpan.FromMilliseconds(4_999));
        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(null));
        chat.Clock.Advance(TimeSpan.FromMinutes(1));

        (await chat.Visitors.CatchUpAsync(visitor, place))!.Items.Should().BeEmpty();
        (await chat.Visitors.OpenAsync(visitor)).Items.Should().ContainSingle().Which.Kind.Should().Be(VisitorItemKind.Message);
        var last = (await chat.DialogOfAsync(visitor)).EventSeq;
        (await chat.Visitors.ListBackAsync(visitor, last, 10)).Items.Should().ContainSingle("the closing is the newest of the page that is asked for");
    }

    [Fact]
    public async Task A_reopening_after_the_five_seconds_leaves_the_closing_where_it_was_seen()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        chat.Clock.Advance(TimeSpan.FromSeconds(5));
        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(null));

        (await chat.Visitors.OpenAsync(visitor)).Items.Select(item => item.Kind)
            .Should().Equal(VisitorItemKind.Message, VisitorItemKind.Closed);
    }

    [Fact] // D7
    public async Task A_message_of_the_client_within_the_five_seconds_shows_the_closing_before_it()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        await chat.SayAsync(visitor, "One more thing");

        (await chat.Visitors.OpenAsync(visitor)).Items.Select(item => item.Kind)
            .Should().Equal(VisitorItemKind.Message, VisitorItemKind.Closed, VisitorItemKind.Message);
    }

    [Fact]
    public async Task A_snapshot_meanwhile_ends_before_the_closing_and_goes_on_from_there()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var open = await chat.Visitors.OpenAsync(visitor);
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));

        var meanwhile = await chat.Visitors.OpenAsync(visitor);
        chat.Clock.Advance(TimeSpan.FromSeconds(5));

        meanwhile.Should().BeEquivalentTo(open);
        (await chat.Visitors.CatchUpAsync(visitor, meanwhile.Place))!.Items.Should().ContainSingle();
    }

    [Fact]
    public async Task A_closing_that_a_page_has_seen_stays_though_the_clock_was_put_back()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        chat.Clock.Advance(TimeSpan.FromSeconds(5));
        await chat.Visitors.AppliedAsync(visitor, (await chat.Visitors.OpenAsync(visitor)).Place);
        chat.Clock.AdjustTime(chat.Clock.GetUtcNow() - TimeSpan.FromSeconds(3));
        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(null));

        (await chat.Visitors.OpenAsync(visitor)).Items.Select(item => item.Kind)
            .Should().Equal(VisitorItemKind.Message, VisitorItemKind.Closed);
    }

    [Theory] // D10: what waited for an answer waits again, and for everybody
    [InlineData(0)]
    [InlineData(4_999)]
    public async Task A_closing_taken_back_gives_back_unread_and_waiting_time_as_they_were(int millis)
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.AnswerAsync(anna, dialog, "Good day");
        chat.Clock.Advance(TimeSpan.FromMinutes(1));
        await chat.SayAsync(visitor, "Two");
        chat.Clock.Advance(TimeSpan.FromMinutes(1));
        await chat.SayAsync(visitor, "Three");
        await chat.Desk.ReadAsync(anna, dialog, seq: 3);
        var before = await chat.Desk.GetRowAsync(boris, dialog);
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member));
        chat.Clock.Advance(TimeSpan.FromMilliseconds(millis));

        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(anna.Member));

        var after = await chat.Desk.GetRowAsync(boris, dialog);
        before.Row.Dialog.WaitingSince.Should().NotBeNull();
        after.Row.Dialog.WaitingSince.Should().Be(before.Row.Dialog.WaitingSince);
        (after.Row.Unread, await chat.UnreadOfAsync(anna, dialog)).Should().Be((2, 1));
        (await chat.Desk.StartAsync(boris)).Sections.Should().Be(new SectionCounts { Common = 1 });
    }

    [Fact] // D10
    public async Task A_closing_taken_back_twice_gives_back_the_same_both_times()
    {
        var (chat, anna, boris, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        for (var time = 0; time < 2; time++)
        {
            await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
            await chat.Desk.ReopenAsync(boris, dialog, Desk.Saw(null));
        }

        (await chat.UnreadOfAsync(boris, dialog)).Should().Be(1);
    }

    [Fact] // D6, D10
    public async Task A_reopening_after_the_five_seconds_leaves_settled_what_the_closing_settled()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        chat.Clock.Advance(TimeSpan.FromSeconds(5));

        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(null));

        (await chat.Desk.GetRowAsync(anna, dialog)).Row.Should().Match<DialogRow>(row => row.Unread == 0 && row.Dialog.WaitingSince == null);
    }

    [Fact] // D10
    public async Task Open_desks_hear_of_the_unread_that_came_back()
    {
        var (chat, anna, boris, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(boris, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        var none = await page.NextAsync<SectionCounts>();
        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(null));
        var again = await page.NextAsync<SectionCounts>();
        session.End();
        await loop.InTimeAsync();

        none.Should().Be(default(SectionCounts));
        again.Should().Be(new SectionCounts { Mine = 1 });
    }
}
