using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.InMemory;
using MultiChat.Lists;
using MultiChat.Live;
using MultiChat.Reading;
using MultiChat.Sources;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Commits;

public sealed class LastCommitTests
{
    [Fact]
    public async Task What_this_host_commits_reaches_its_pages_without_a_reading()
    {
        var calls = new CallCounter();
        await using var chat = await TestChat.StartAsync(new InterceptedStorage(new InMemoryStorage(), calls));
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;
        await chat.AnswerAsync(anna, dialog, "Good day");
        var (deskPage, page) = (new DeskOutlet(), new VisitorOutlet());
        var desk = chat.Engine.OpenSession(anna, deskPage);
        await desk.StartAsync(default);
        await desk.OpenAsync(dialog, default);
        var session = chat.Engine.OpenSession(chat.Site, page);
        await session.JoinAsync(visitor, place: null, default);
        var loops = Task.WhenAll(desk.RunAsync(), session.RunAsync());
        await chat.SayAsync(visitor, "First the store is asked");
        await ShownAsync(3);
        calls.Calls.Clear();

        await chat.SayAsync(visitor, "Then it is not");
        await ShownAsync(4);
        await chat.AnswerAsync(anna, dialog, "Nor here");
        await ShownAsync(5);

        calls.Calls.Should().Equal("Dialogs.CommitAsync", "Dialogs.CommitAsync");
        desk.End();
        session.End();
        await loops.InTimeAsync();

        async Task ShownAsync(long seq)
        {
            await UntilAsync(() => deskPage.NextAsync<DeskCatchUp>(), news => news.Slice.Items is [.., { Message: { } last }] && last.Seq == seq);
            await UntilAsync(() => deskPage.NextAsync<IReadOnlyList<DeskRow>>(), rows => rows is [{ Row.Last: { } last }] && last.Seq == seq);
            await UntilAsync(() => page.NextAsync<VisitorCatchUp>(), news => news.Items is [.., { Message: { } last }] && last.Seq == seq);
        }
    }

    [Fact] // snapshot + events = fresh snapshot
    public async Task A_row_that_follows_a_commit_is_the_row_of_the_store_after_every_command()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var first = (await chat.AnswerAsync(anna, dialog, "Frist")).Id;
        var commands = new Func<Task>[]
        {
            async () => await chat.Desk.EditAsync(anna, dialog, first, "First", revision: 0),
            async () => await chat.SayAsync(visitor, "And then?"),
            async () => await chat.Desk.EditAsync(anna, dialog, first, "The first", revision: 1),
            async () => await chat.Desk.LetGoAsync(anna, dialog, Desk.Saw(anna.Member)),
            async () => await chat.AnswerAsync(boris, dialog, "I help"),
            async () => await chat.Desk.HandOverAsync(boris, dialog, anna.Member, Desk.Saw(boris.Member)),
            async () => await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member)),
            async () => await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(anna.Member)),
        };
        foreach (var run in commands)
        {
            var before = (await chat.Desk.GetRowAsync(anna, dialog)).Row;
            await run();

            var commit = chat.Engine.LastCommits.Find(anna.Project, dialog)!;
            before.After(commit).Should().Be((await chat.Desk.GetRowAsync(anna, dialog)).Row);
            var slice = await chat.Desk.CatchUpAsync(anna, dialog, before.Dialog.Place);
            commit.After(before.Dialog.Place).Should().BeEquivalentTo(slice!.Slice);
        }
    }

    [Fact]
    public async Task A_new_inquiry_and_a_row_of_another_place_are_left_to_the_store()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var old = (await chat.Desk.GetRowAsync(anna, dialog)).Row;
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        var archived = (await chat.Desk.GetRowAsync(anna, dialog)).Row;

        await chat.SayAsync(visitor, "Again");

        var commit = chat.Engine.LastCommits.Find(anna.Project, dialog)!;
        archived.After(commit).Should().BeNull("only the store numbers inquiries");
        old.After(commit).Should().BeNull();
        commit.After(old.Dialog.Place).Should().BeNull();
        commit.After(archived.Dialog.Place with { Tag = new EventTag(1) }).Should().BeNull("a foreign tag is for the log to refuse");
    }

    [Fact] // snapshot + events = fresh snapshot
    public async Task Whoever_stands_within_the_end_of_the_log_is_given_the_rest_of_it()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var rows = new List<DialogRow> { (await chat.Desk.GetRowAsync(anna, dialog)).Row };
        var first = await chat.AnswerAsync(anna, dialog, "Good dya");
        rows.Add((await chat.Desk.GetRowAsync(anna, dialog)).Row);
        await chat.SayAsync(visitor, "I have a question");
        rows.Add((await chat.Desk.GetRowAsync(anna, dialog)).Row);
        await chat.Desk.EditAsync(anna, dialog, first.Id, "Good day", revision: 0);
        rows.Add((await chat.Desk.GetRowAsync(anna, dialog)).Row);
        var whole = (await chat.Desk.CatchUpAsync(anna, dialog, rows[0].Dialog.Place))!.Slice;

        var end = new LastCommit(rows[^1].Dialog, whole);

        foreach (var row in rows)
        {
            row.After(end).Should().Be(rows[^1]);
            end.After(row.Dialog.Place).Should().BeEquivalentTo((await chat.Desk.CatchUpAsync(anna, dialog, row.Dialog.Place))!.Slice);
        }
    }

    [Fact] // delivery.md's "a lost race decides again": what another host did since counts, and not what this one remembers
    public async Task What_another_host_has_done_since_decides()
    {
        var storage = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(storage);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;
        await chat.AnswerAsync(anna, dialog, "Good day");
        var other = new ChatEngine(storage, new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await other.StartAsync();
        await other.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member));

        await Refuses.WithAsync(RefusalCode.DialogArchived, () => chat.AnswerAsync(anna, dialog, "Anything else?"));
        await chat.SayAsync(visitor, "Yes");

        var now = await chat.DialogOfAsync(visitor);
        (now.Status, now.MessageSeq).Should().Be((DialogStatus.Open, 3));
        (await chat.Desk.GetRowAsync(anna, dialog)).Row.ClientInquiryNumber.Should().Be(2, "the archived dialog came back");
    }

    [Fact] // M2
    public async Task An_id_that_was_said_before_changes_nothing()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var (mine, hers) = (chat.NewMessageId(), chat.NewMessageId());
        var said = await chat.SayAsync(visitor, "Once", mine);
        var answered = await chat.AnswerAsync(anna, dialog, "Once", id: hers);
        var place = (await chat.DialogOfAsync(visitor)).Place;

        (await chat.SayAsync(visitor, "Once", mine)).Should().Be(said);
        (await chat.AnswerAsync(anna, dialog, "Once", id: hers)).Should().Be(answered);
        await Refuses.WithAsync(RefusalCode.MessageConflict, () => chat.SayAsync(visitor, "Twice", mine));

        (await chat.DialogOfAsync(visitor)).Place.Should().Be(place);
    }

    [Fact] // G9
    public void Many_dialogs_share_few_places()
    {
        var last = new LastCommits();
        var dialogs = Enumerable.Range(1, 10_000).Select(number => new Dialog
        {
            Project = new Projects.ProjectId(new Guid(1, 0, 0, new byte[8])),
            Id = new DialogId(Guid.CreateVersion7()),
            Site = default,
            Visitor = new VisitorId(Guid.CreateVersion7()),
            Client = default,
            Channel = ChannelKind.Site,
            Inquiry = default,
            EventSeq = number,
        }).ToList();
        foreach (var dialog in dialogs)
        {
            last.Keep(LastCommit.Of(new DialogCommit { Dialog = dialog, ExpectedEventSeq = 0, Events = [] }, default));
        }

        dialogs.Select(dialog => last.Find(dialog.Project, dialog.Id)).Should()
            .OnlyContain(found => found == null || dialogs.Contains(found.Dialog)).And.Contain(found => found == null);
        last.Find(dialogs[^1].Project, dialogs[^1].Id)!.Dialog.Should().Be(dialogs[^1]);
        last.Find(new Projects.ProjectId(Guid.CreateVersion7()), dialogs[^1].Id).Should().BeNull("ids of other projects find nothing");
    }

    private static async Task UntilAsync<T>(Func<Task<T>> next, Func<T, bool> isIt)
    {
        while (!isIt(await next()))
        {
        }
    }
}
