using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Live;
using MultiChat.Reading;
using MultiChat.Testing;

namespace MultiChat.Commands;

/// <summary>Rule D13: the visitor ends the chat.</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task The_chat_is_closed_and_operators_see_that_the_client_ended_it()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var at = (await chat.DialogOfAsync(visitor)).LastAt;

        await chat.Visitors.EndAsync(visitor, 1);

        var thread = await chat.Desk.OpenAsync(anna, dialog);
        thread.Row.Section.Should().Be(Section.Archive);
        thread.Row.Row.Unread.Should().Be(0);
        thread.Items[^1].Entry.Event.Should().Be(new Closed { ByClient = true, Answered = 0, WaitingSince = at });
    }

    [Fact]
    public async Task The_visitor_sees_it_at_once_by_push_snapshot_and_catch_up()
    {
        var (chat, _, _, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var place = (await chat.Visitors.OpenAsync(visitor)).Place;
        await using var page = await OpenPage.OfAsync(chat, visitor);

        await chat.Visitors.EndAsync(visitor, 1);

        var pushed = await page.Site.NextAsync<VisitorCatchUp>();
        pushed.Items.Should().ContainSingle().Which.Kind.Should().Be(VisitorItemKind.Closed);
        pushed.Dialog!.Status.Should().Be(DialogStatus.Archived);
        var snapshot = await chat.Visitors.OpenAsync(visitor);
        snapshot.Place.Should().Be(pushed.UpTo);
        snapshot.Dialog!.Status.Should().Be(DialogStatus.Archived);
        snapshot.Items[^1].Kind.Should().Be(VisitorItemKind.Closed);
        (await chat.Visitors.CatchUpAsync(visitor, place))!.Dialog!.Status.Should().Be(DialogStatus.Archived);
        (await chat.Visitors.CatchUpAsync(visitor, pushed.UpTo))!.Dialog!.Status.Should().Be(DialogStatus.Archived);
    }

    [Fact]
    public async Task Once_more_changes_nothing()
    {
        var (chat, _, _, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Visitors.EndAsync(visitor, 1);
        var ended = await chat.DialogOfAsync(visitor);

        await chat.Visitors.EndAsync(visitor, 1);

        (await chat.DialogOfAsync(visitor)).Should().Be(ended);
    }

    [Fact]
    public async Task A_message_that_the_visitor_has_not_seen_keeps_it_open()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.AnswerAsync(anna, dialog, "Good day");

        var ending = async () => await chat.Visitors.EndAsync(visitor, 1);

        (await ending.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.Changed);
        (await chat.DialogOfAsync(visitor)).Status.Should().Be(DialogStatus.Open);
    }

    [Fact] // D7
    public async Task A_late_retry_does_not_end_the_chat_that_was_begun_since()
    {
        var (chat, _, _, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Visitors.EndAsync(visitor, 1);
        var first = (await chat.DialogOfAsync(visitor)).Inquiry;
        await chat.SayAsync(visitor, "One more thing");

        var ending = async () => await chat.Visitors.EndAsync(visitor, 1);

        (await ending.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.Changed);
        var dialog = await chat.DialogOfAsync(visitor);
        dialog.Status.Should().Be(DialogStatus.Open);
        dialog.Inquiry.Should().NotBe(first);
    }

    [Fact]
    public async Task Where_there_is_no_chat_there_is_none_to_end()
    {
        await using var chat = await TestChat.StartAsync();
        var visitor = await chat.AddVisitorAsync();

        var ending = async () => await chat.Visitors.EndAsync(visitor, 0);

        (await ending.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.NotFound);
    }

    [Fact]
    public async Task An_operator_takes_it_back_within_five_seconds_and_the_visitor_keeps_what_they_saw()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Visitors.EndAsync(visitor, 1);

        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(null));

        (await chat.UnreadOfAsync(anna, dialog)).Should().Be(1);
        var seen = await chat.Visitors.OpenAsync(visitor);
        seen.Items[^1].Kind.Should().Be(VisitorItemKind.Closed);
        seen.Dialog!.Status.Should().Be(DialogStatus.Open);
    }
}
