using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Events;
using NodaTime;

namespace MultiChat.Testing.Conformance.Dialogs;

internal sealed class DialogStoreSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("An unknown dialog is null, by id and by visitor.", UnknownDialogIsNull),
        Case("A first message makes dialog, client, inquiry, message and event in one commit.", FirstMessageMakesEverything),
        Case("Every fact of a dialog is kept as committed.", DialogIsKeptAsCommitted),
        Case("A dialog is found by its visitor and channel.", DialogIsFoundByVisitorAndChannel),
        Case("The next commit replaces the dialog's state, facts that became null included.", NextCommitReplacesTheState),
        Case("A commit may carry several events.", CommitMayCarrySeveralEvents),
        Case("A commit may carry an event without a message.", CommitMayCarryNoMessage),
        Case("A dialog may begin without a message.", DialogMayBeginWithoutAMessage),
        Case("A client who is there may get another dialog.", KnownClientGetsAnotherDialog),
        Case("What has ended is seen by every port at once.", EndedCommitIsSeenByAllPorts),
        Case("What was found is not changed by later writes.", FoundDialogDoesNotChange),
    ];

    private static async Task UnknownDialogIsNull(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var visitor = await project.AddVisitorAsync();
        Check.Nothing(await f.Storage.Dialogs.FindAsync(project.Id, new DialogId(f.NextId()), f.Token), "unknown dialog");
        var silent = await f.Storage.Dialogs.FindByVisitorAsync(project.Id, visitor.Id, ChannelKind.Site, f.Token);
        Check.Nothing(silent, "dialog of a visitor who said nothing");
    }

    private static async Task FirstMessageMakesEverything(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var commit = f.Make.First(await project.AddVisitorAsync());
        var dialog = await project.CommitAsync(commit);
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        (await f.Storage.Clients.FindAsync(project.Id, dialog.Client, f.Token)).CheckLike(commit.NewClient!, "the client");
        (await project.LoadAsync(dialog.Id, 1)).CheckLike(commit.Accepted, "the message");
        var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 10, f.Token);
        log.CheckLike([new LogItem { Entry = commit.Events[0], Message = commit.Accepted }], "the log");
        var row = await f.Storage.Desk.FindAsync(project.NewMember(), dialog.Id, f.Token);
        Check.That(row?.InquiryNumber > 0, "the inquiry has a number");
    }

    private static async Task DialogIsKeptAsCommitted(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (member, group) = (await project.AddMemberAsync(), await project.AddGroupAsync());
        var dialog = await project.BeginAsync();
        foreach (var tag in new[] { long.MinValue, long.MaxValue, -1L })
        {
            var commit = f.Make.Change(dialog, new Taken { By = member.Id }, next => next with
            {
                Responsible = member.Id,
                Group = group,
                Status = DialogStatus.Archived,
                ClientMessages = 1L << 40,
                AnsweredClientMessages = (1L << 40) - 1,
                WaitingSince = f.NextInstant(),
            });
            var tagged = commit.Events[0] with { Tag = new EventTag(tag) };
            dialog = await project.CommitAsync(commit with { Dialog = commit.Dialog with { Tag = tagged.Tag }, Events = [tagged] });
            Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        }
    }

    private static async Task DialogIsFoundByVisitorAndChannel(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (dialog, other) = (await project.BeginAsync(), await project.BeginAsync());
        dialog = await project.SayAsync(dialog);
        Check.Equal(dialog, await ByVisitorAsync(f, dialog, ChannelKind.Site), "the visitor's dialog");
        Check.Equal(other, await ByVisitorAsync(f, other, ChannelKind.Site), "the other visitor's dialog");
        Check.Nothing(await ByVisitorAsync(f, dialog, new ChannelKind("telegram")), "dialog on another channel");
        Check.Nothing(await ByVisitorAsync(f, dialog, new ChannelKind("SITE")), "dialog on a channel of another case");
    }

    private static async Task NextCommitReplacesTheState(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (member, group) = (await project.AddMemberAsync(), await project.AddGroupAsync());
        var dialog = await project.CommitAsync(f.Make.HandOver(await project.BeginAsync(), group));
        dialog = await project.AnswerAsync(dialog, member);
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the answered dialog");
        dialog = await project.CommitAsync(f.Make.HandOver(dialog, group: null));
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog of nobody");
        dialog = await project.CommitAsync(f.Make.Close(dialog));
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the archived dialog");
        dialog = await project.CommitAsync(f.Make.Reopen(dialog));
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the reopened dialog");
        Check.Equal(dialog, await ByVisitorAsync(f, dialog, ChannelKind.Site), "the visitor's dialog");
    }

    private static async Task CommitMayCarrySeveralEvents(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var dialog = await project.BeginAsync();
        var taken = f.Make.Take(dialog, member.Id);
        var answered = f.Make.Answer(taken.Dialog, member);
        var both = answered with { ExpectedEventSeq = dialog.EventSeq, Events = [.. taken.Events, .. answered.Events] };
        dialog = await project.CommitAsync(both);
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 1, 10, f.Token);
        Check.Sequence(both.Events, log.Select(item => item.Entry), "the events");
    }

    private static async Task CommitMayCarryNoMessage(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var closed = await project.CommitAsync(f.Make.Close(dialog));
        Check.Equal(1, (await project.LoadAsync(dialog.Id)).MessageSeq, "the number of messages");
        Check.Nothing(await f.Storage.Messages.FindAsync(project.Id, closed.Id, 2, f.Token), "second message");
    }

    private static async Task DialogMayBeginWithoutAMessage(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = f.Make.First(await project.AddVisitorAsync());
        var entry = first.Events[0] with { Event = new Reopened() };
        var dialog = await project.CommitAsync(first with
        {
            Accepted = null,
            Events = [entry],
            Dialog = first.Dialog with { MessageSeq = 0, ClientMessages = 0, WaitingSince = null },
        });
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        var row = Check.Found(await f.Storage.Desk.FindAsync(project.NewMember(), dialog.Id, f.Token), "the row");
        row.Last.CheckLike(null, "the last message");
    }

    private static async Task KnownClientGetsAnotherDialog(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var visitor = await project.AddVisitorAsync();
        var commit = f.Make.First(visitor);
        var first = await project.CommitAsync(commit);
        var telegram = new ChannelKind("telegram");
        var second = await project.CommitAsync(f.Make.First(visitor, commit.NewClient!, "С телефона", f.NextInstant(), telegram));
        Check.Equal(first, await ByVisitorAsync(f, first, ChannelKind.Site), "the dialog on the site");
        Check.Equal(second, await ByVisitorAsync(f, second, telegram), "the dialog on the other channel");
    }

    private static async Task EndedCommitIsSeenByAllPorts(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        await Together.RunAsync(16, async number =>
        {
            var dialog = await project.BeginAsync();
            for (var i = 0; i < 5; i++)
            {
                var commit = f.Make.Say(dialog, $"{number}: {i}", Instant.FromUtc(2_027, 1, 1, number, i));
                dialog = await project.CommitAsync(commit);
                Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
                (await project.LoadAsync(dialog.Id, dialog.MessageSeq)).CheckLike(commit.Accepted, "the message");
                var log = await f.Storage.Log.ReadBeforeAsync(project.Id, dialog.Id, long.MaxValue, 1, f.Token);
                Check.Equal(commit.Events[0], log.Single().Entry, "the last event");
                var rows = await f.Storage.Desk.ListAsync(me, Section.Mine, after: null, 16, f.Token);
                Check.That(rows.Any(row => row.Dialog == dialog), "the desk lists the dialog as committed");
            }
        });
    }

    private static async Task FoundDialogDoesNotChange(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var found = await project.LoadAsync(dialog.Id);
        await project.SayAsync(dialog);
        Check.Equal(dialog, found, "the dialog found before");
    }

    private static ValueTask<Dialog?> ByVisitorAsync(StoreFixture f, Dialog dialog, ChannelKind channel) =>
        f.Storage.Dialogs.FindByVisitorAsync(dialog.Project, dialog.Visitor, channel, f.Token);
}
