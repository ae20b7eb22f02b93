using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Outbox;
using MultiChat.Testing;

namespace MultiChat.Events;

/// <summary>A newer host has written an event of a kind that this one does not know.</summary>
public sealed class NewerHostTests
{
    private static readonly LogEvent FromAnotherYear = new UnknownEvent(new EventKind("fromAnotherYear"), 1, message: 1, """{"text":"Secret"}""");

    [Fact]
    public async Task An_operators_page_takes_a_fresh_snapshot_and_a_visitors_page_sees_nothing_of_it()
    {
        var (chat, anna, _, visitor, id) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var before = (await chat.Desk.OpenAsync(anna, id)).Place;

        var dialog = await HappenAsync(chat, await chat.DialogOfAsync(visitor));

        (await chat.Desk.CatchUpAsync(anna, id, before)).Should().BeNull();
        var thread = await chat.Desk.OpenAsync(anna, id);
        (thread.Place, thread.Items.Count).Should().Be((dialog.Place, 1));
        (await chat.Desk.CatchUpAsync(anna, id, dialog.Place))!.Slice.Items.Should().BeEmpty("beyond it all is well");
        var missed = (await chat.Visitors.CatchUpAsync(visitor, before))!;
        (missed.UpTo, missed.Items.Count).Should().Be((dialog.Place, 0));
    }

    [Fact]
    public async Task Its_delivery_is_left_to_the_host_that_knows_it()
    {
        var handler = new CollectingHandler();
        using var log = new LogLines();
        await using var chat = await TestChat.StartAsync(outbox: [handler], logs: log);
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        await handler.NextAsync();

        await HappenAsync(chat, await chat.DialogOfAsync(visitor), handler.Name);
        await chat.SayAsync(await chat.AddVisitorAsync(), "I wake the worker");

        (await handler.NextAsync()).Item.Message!.Text.Should().Be("I wake the worker");
        await Patience.UntilAsync(() => Task.FromResult(log.Of(1101).Any()));
        log.Of(1101).Should().ContainSingle().Which.Exception.Should().Contain("UnknownEventException");
    }

    private static async Task<Dialog> HappenAsync(TestChat chat, Dialog before, string? handler = null)
    {
        var entry = new LogEntry { EventSeq = before.EventSeq + 1, Tag = new EventTag(17), At = before.LastAt, Event = FromAnotherYear };
        var after = before with { EventSeq = entry.EventSeq, Tag = entry.Tag };
        var outcome = await chat.Engine.Storage.Dialogs.CommitAsync(
            new DialogCommit
            {
                Dialog = after,
                ExpectedEventSeq = before.EventSeq,
                Events = [entry],
                Outbox = handler is null ? [] :
                [
                    new OutboxRow { Project = after.Project, Handler = handler, Dialog = after.Id, EventSeq = after.EventSeq, DueAt = entry.At },
                ],
            },
            default);
        outcome.Should().Be(CommitOutcome.Committed);
        return after;
    }
}
