using MultiChat.Dialogs;
using MultiChat.InMemory;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Live;

public sealed class DeskSessionTests
{
    [Fact]
    public async Task Of_twenty_one_opened_dialogs_the_oldest_is_left()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);
        var dialogs = new List<DialogId>();
        for (var i = 0; i <= DeskSession.MaxWatched; i++)
        {
            var visitor = await chat.AddVisitorAsync();
            await chat.SayAsync(visitor, "Hello");
            dialogs.Add((await chat.DialogOfAsync(visitor)).Id);
            await session.OpenAsync(dialogs[^1], default);
        }

        // Once the loop has told of this, it has nothing of the first in hand.
        await chat.AnswerAsync(anna, dialogs[1], "Somebody looks");
        await page.NextAsync<DeskCatchUp>();
        await chat.AnswerAsync(anna, dialogs[0], "Nobody does");
        await chat.AnswerAsync(anna, dialogs[2], "Somebody does");
        var heard = await page.NextAsync<DeskCatchUp>();
        session.End();
        await loop.InTimeAsync();

        heard.Row.Row.Dialog.Id.Should().Be(dialogs[2]);
    }

    [Fact]
    public async Task A_page_that_opened_further_back_is_pushed_what_comes_after_the_end()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        for (var i = 0; i < 150; i++)
        {
            await chat.SayAsync(visitor, "Hello");
        }

        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);
        var thread = await session.OpenAsync((await chat.DialogOfAsync(visitor)).Id, ThreadBeginning.Unread, default);

        await chat.SayAsync(visitor, "Is anybody there?");
        var heard = await page.NextAsync<DeskCatchUp>();
        session.End();
        await loop.InTimeAsync();

        thread.Place.EventSeq.Should().Be(100);
        (heard.Slice.After.EventSeq, heard.Slice.UpTo.EventSeq).Should().Be((150, 151));
    }

    // G9: a page that fell behind by more rows than are kept for it starts again
    [Fact]
    public async Task More_unseen_rows_than_are_kept_mean_resync()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        await session.StartAsync(default);
        for (var i = 0; i <= DueRows.Max; i++)
        {
            session.LookAtRow(new DialogId(chat.NewMessageId().Value));
        }

        var loop = session.RunAsync();
        var resync = await page.NextAsync<DeskOutlet.Resync>();
        await session.StartAsync(default);
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var rows = await page.NextAsync<IReadOnlyList<DeskRow>>();
        session.End();
        await loop.InTimeAsync();

        resync.Dialog.Should().BeNull();
        rows.Should().ContainSingle().Which.Row.Dialog.Visitor.Should().Be(visitor.Visitor);
    }

    [Fact] // D2
    public async Task A_page_whose_operator_is_given_a_group_reads_its_lists_again()
    {
        await using var chat = await TestChat.StartAsync();
        var group = await chat.Engine.Admin.AddGroupAsync(chat.Project.Id, "Sales");
        var (anna, boris) = (await chat.AddOperatorAsync("Anna"), await chat.AddOperatorAsync("Boris", true, group.Id));
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = await chat.DialogOfAsync(visitor);
        await chat.Desk.HandOverAsync(boris, dialog.Id, group.Id, new Seen { Responsible = null });
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        var loop = session.RunAsync();
        (await session.StartAsync(default)).Sections.Mine.Should().Be(0);
        var member = chat.Engine.Admin.Projects.Single().FindMember(anna.Member)!;

        await chat.Engine.Admin.SaveMemberAsync(member with { FirstName = "Hanna" });
        await chat.Engine.Admin.SaveMemberAsync(member with { Groups = [group.Id] });
        var resync = await page.NextAsync<DeskOutlet.Resync>();
        var again = await session.StartAsync(default);
        session.End();
        await loop.InTimeAsync();

        (resync.Dialog, again.Sections.Mine).Should().Be((null, 1));
        (await chat.Desk.ListAsync(anna, Section.Mine)).Rows.Should().ContainSingle();
    }

    [Fact] // D10
    public async Task Starting_again_counts_and_watches_afresh()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        var loop = session.RunAsync();
        var first = await session.StartAsync(default);
        await session.OpenAsync(dialog, default);
        await chat.AnswerAsync(boris, dialog, "Done");

        var second = await session.StartAsync(default);
        await chat.SayAsync(visitor, "Again");
        var counted = await page.NextAsync<SectionCounts>();
        while (counted.Common != 1)
        {
            counted = await page.NextAsync<SectionCounts>();
        }

        session.End();
        await loop.InTimeAsync();

        first.Sections.Should().Be(new SectionCounts { Mine = 1 });
        second.Sections.Should().Be(new SectionCounts());
        counted.Should().Be(new SectionCounts { Common = 1 });
    }

    [Fact] // D10
    public async Task A_number_that_was_pushed_before_a_Start_counted_is_followed_by_the_one_it_answered()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        await session.StartAsync(default);
        await chat.SayAsync(await chat.AddVisitorAsync(), "Hello");
        var answered = (await session.StartAsync(default)).Sections;

        var loop = session.RunAsync();
        var pushed = await page.NextAsync<SectionCounts>();
        session.End();
        await loop.InTimeAsync();

        (answered.Mine, pushed.Mine).Should().Be((1, 1));
    }

    [Fact] // D10
    public async Task No_number_is_pushed_before_a_Start_has_counted()
    {
        var counting = new AtCall { Name = "Desk.ListUnreadAsync", Then = () => throw new StorageException("Not now.") };
        await using var chat = await TestChat.StartAsync(new InterceptedStorage(new InMemoryStorage(), counting));
        var anna = await chat.AddOperatorAsync("Anna");
        await chat.SayAsync(await chat.AddVisitorAsync(), "Hello");
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        var loop = session.RunAsync();
        var failed = () => session.StartAsync(default).AsTask();
        await failed.Should().ThrowAsync<StorageException>();

        await chat.SayAsync(await chat.AddVisitorAsync(), "Hello");
        await page.NextAsync<IReadOnlyList<DeskRow>>();
        await session.StartAsync(default);
        await chat.SayAsync(await chat.AddVisitorAsync(), "Hello");
        var pushed = await page.NextAsync<SectionCounts>();
        session.End();
        await loop.InTimeAsync();

        pushed.Mine.Should().Be(3);
    }

    [Fact] // D2, D10
    public async Task Whoever_joins_a_group_is_told_the_sections_numbers_anew()
    {
        await using var chat = await TestChat.StartAsync();
        var group = await chat.Engine.Admin.AddGroupAsync(chat.Project.Id, "Sales");
        var anna = await chat.AddOperatorAsync("Anna");
        var boris = await chat.AddOperatorAsync("Boris");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        await chat.Desk.HandOverAsync(boris, (await chat.DialogOfAsync(visitor)).Id, group.Id, Desk.Saw(null));
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        var loop = session.RunAsync();
        var before = (await session.StartAsync(default)).Sections;

        var member = chat.Engine.Admin.FindProject("main")!.FindMember(anna.Member)!;
        await chat.Engine.Admin.SaveMemberAsync(member with { Groups = [group.Id] });
        var after = await page.NextAsync<SectionCounts>();
        session.End();
        await loop.InTimeAsync();

        (before.Common, before.Mine, after.Common, after.Mine).Should().Be((1, 0, 0, 1));
    }

    [Fact] // T4
    public async Task Whoever_lost_the_right_is_told_and_gets_nothing_more()
    {
        var (chat, anna, _, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        await session.StartAsync(default);
        var member = chat.Engine.Admin.Projects[0].FindMember(anna.Member)!;
        await chat.Engine.Admin.SaveMemberAsync(member with { Rights = Rights.None });

        await chat.SayAsync(visitor, "Is anybody there?");
        await session.RunAsync();

        (await page.NextAsync<object>()).Should().Be(new DeskOutlet.Ended(RefusalCode.Forbidden));
        session.End();
    }
}
