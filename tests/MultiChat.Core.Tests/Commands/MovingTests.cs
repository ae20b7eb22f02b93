using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Testing;

namespace MultiChat.Commands;

public sealed class MovingTests
{
    [Fact] // D5
    public async Task The_first_to_answer_becomes_responsible()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;

        await chat.AnswerAsync(anna, dialog, "Good day");

        (await chat.DialogOfAsync(visitor)).Responsible.Should().Be(anna.Member);
        (await chat.SectionOfAsync(anna, dialog)).Should().Be(Section.Mine);
        (await chat.SectionOfAsync(boris, dialog)).Should().Be(Section.Common);
    }

    [Fact] // D5
    public async Task Answering_anothers_dialog_leaves_the_responsible()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.AnswerAsync(anna, dialog, "Good day");

        await chat.AnswerAsync(boris, dialog, "I help", saw: anna.Member);

        (await chat.DialogOfAsync(visitor)).Responsible.Should().Be(anna.Member);
    }

    [Fact] // D5
    public async Task Of_many_simultaneous_takers_exactly_one_wins_and_the_others_learn_who()
    {
        await using var chat = await TestChat.StartAsync();
        var takers = new List<Team.DeskActor>();
        for (var i = 0; i < 16; i++)
        {
            takers.Add(await chat.AddOperatorAsync($"Operator{i}"));
        }

        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;

        var outcomes = await Task.WhenAll(takers.Select(async taker =>
        {
            try
            {
                await chat.Desk.TakeAsync(taker, dialog, Desk.Saw(null));
                return (object)taker.Member;
            }
            catch (Refusal refusal)
            {
                refusal.Code.Should().Be(RefusalCode.ResponsibleChanged);
                return refusal.Facts["responsible"].Should().BeOfType<ResponsibleName>().Which;
            }
        }));

        var winner = outcomes.OfType<Team.MemberId>().Should().ContainSingle().Subject;
        outcomes.OfType<ResponsibleName>().Should().HaveCount(15).And.OnlyContain(told => told.Id == winner);
        (await chat.DialogOfAsync(visitor)).Responsible.Should().Be(winner);
    }

    [Fact] // D5
    public async Task Of_two_first_answerers_one_wins_and_the_other_is_told_who()
    {
        var (chat, anna, boris, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.AnswerAsync(anna, dialog, "Good day");

        var refusal = await Refuses.WithAsync(RefusalCode.ResponsibleChanged, () => chat.AnswerAsync(boris, dialog, "Good day too"));

        refusal.Facts["responsible"].Should().BeEquivalentTo(new ResponsibleName { Id = anna.Member, Name = "Anna" });
    }

    [Fact] // D5
    public async Task A_dialog_is_handed_over_to_an_operator()
    {
        var (chat, anna, boris, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.TakeAsync(anna, dialog, Desk.Saw(null));

        await chat.Desk.HandOverAsync(anna, dialog, boris.Member, Desk.Saw(anna.Member));

        (await chat.SectionOfAsync(boris, dialog)).Should().Be(Section.Mine);
        (await chat.SectionOfAsync(anna, dialog)).Should().Be(Section.Common);
    }

    [Fact] // D5, D2, D3
    public async Task A_dialog_is_handed_over_to_a_group()
    {
        await using var chat = await TestChat.StartAsync();
        var sales = await chat.Engine.Admin.AddGroupAsync(chat.Project.Id, "Sales");
        var anna = await chat.AddOperatorAsync("Anna");
        var boris = await chat.AddOperatorAsync("Boris", available: true, sales.Id);
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;

        await chat.Desk.HandOverAsync(anna, dialog, sales.Id, Desk.Saw(null));

        (await chat.SectionOfAsync(boris, dialog)).Should().Be(Section.Mine);
        (await chat.SectionOfAsync(anna, dialog)).Should().Be(Section.Common);
    }

    [Fact] // D5
    public async Task Letting_go_leaves_nobody_responsible()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.TakeAsync(anna, dialog, Desk.Saw(null));

        await chat.Desk.LetGoAsync(boris, dialog, Desk.Saw(anna.Member));

        (await chat.DialogOfAsync(visitor)).Responsible.Should().BeNull();
        (await chat.SectionOfAsync(boris, dialog)).Should().Be(Section.Mine);
    }

    [Fact] // D6
    public async Task Closing_puts_the_dialog_into_the_archive_for_everybody_and_reopening_keeps_the_inquiry()
    {
        var (chat, anna, boris, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;

        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        (await chat.SectionOfAsync(anna, dialog)).Should().Be(Section.Archive);
        (await chat.SectionOfAsync(boris, dialog)).Should().Be(Section.Archive);
        await Refuses.WithAsync(RefusalCode.DialogArchived, () => chat.AnswerAsync(anna, dialog, "Too late"));

        await chat.Desk.ReopenAsync(boris, dialog, Desk.Saw(null));
        var row = await chat.Desk.GetRowAsync(anna, dialog);
        (row.Section, row.Row.InquiryNumber).Should().Be((Section.Mine, 1));
    }

    [Theory]
    [InlineData("take", "already_responsible")]
    [InlineData("hand over", "already_responsible")]
    [InlineData("reopen", "dialog_open")]
    public async Task A_wrong_transition_refuses_aloud(string command, string code)
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.TakeAsync(anna, dialog, Desk.Saw(null));
        var seen = Desk.Saw(anna.Member);

        await Refuses.WithAsync(new RefusalCode(code), () => command switch
        {
            "take" => chat.Desk.TakeAsync(anna, dialog, seen),
            "hand over" => chat.Desk.HandOverAsync(anna, dialog, anna.Member, seen),
            _ => chat.Desk.ReopenAsync(anna, dialog, seen),
        });
    }

    [Fact]
    public async Task Letting_go_of_what_nobody_has_is_refused()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;

        await Refuses.WithAsync(RefusalCode.NotResponsible, () => chat.Desk.LetGoAsync(anna, dialog, Desk.Saw(null)));
    }

    [Fact]
    public async Task An_undo_is_refused_once_anything_else_happened()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var taken = await chat.Desk.TakeAsync(anna, dialog, Desk.Saw(null));
        await chat.SayAsync(visitor, "Hurry");

        var refusal = await Refuses.WithAsync(RefusalCode.Changed, () => chat.Desk.LetGoAsync(anna, dialog, Desk.Saw(anna.Member, taken.EventSeq)));

        refusal.Facts["version"].Should().Be(taken.EventSeq + 1);
    }

    [Theory] // D6
    [InlineData("take")]
    [InlineData("hand over")]
    [InlineData("hand over to a group")]
    [InlineData("let go")]
    [InlineData("close")]
    public async Task Nothing_moves_in_the_archive_before_it_is_reopened(string command)
    {
        var (chat, anna, boris, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var sales = (await chat.Engine.Admin.AddGroupAsync(chat.Project.Id, "Sales")).Id;
        await chat.Desk.TakeAsync(anna, dialog, Desk.Saw(null));
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member));
        var seen = Desk.Saw(anna.Member);

        await Refuses.WithAsync(RefusalCode.DialogArchived, () => command switch
        {
            "take" => chat.Desk.TakeAsync(boris, dialog, seen),
            "hand over" => chat.Desk.HandOverAsync(anna, dialog, boris.Member, seen),
            "hand over to a group" => chat.Desk.HandOverAsync(anna, dialog, sales, seen),
            "let go" => chat.Desk.LetGoAsync(anna, dialog, seen),
            _ => chat.Desk.CloseAsync(anna, dialog, seen),
        });
    }

    [Fact] // D5
    public async Task A_dialog_is_handed_over_only_to_operators_and_groups_of_the_project()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Engine.Admin.AddGroupAsync(chat.Project.Id, "Sales");
        var service = (await chat.Engine.Admin.AddGroupAsync(chat.Project.Id, "Service")).Id;
        var clerk = await chat.Engine.Admin.AddMemberAsync(chat.Project.Id, "clerk@example.org", "Clerk", "-", Team.Rights.Journal);

        foreach (var to in new[] { clerk.Id, new Team.MemberId(Guid.NewGuid()) })
        {
            var refusal = await Refuses.WithAsync(RefusalCode.InvalidField, () => chat.Desk.HandOverAsync(anna, dialog, to, Desk.Saw(null)));
            (refusal.Facts["member"], refusal.Message).Should().Be(("member", "A dialog is handed over to an operator of the project."));
        }

        var none = await Refuses.WithAsync(
            RefusalCode.InvalidField, () => chat.Desk.HandOverAsync(anna, dialog, new Team.GroupId(Guid.NewGuid()), Desk.Saw(null)));
        (none.Facts["member"], none.Message).Should().Be(("group", "There is no such group in the project."));
        (await chat.Desk.HandOverAsync(anna, dialog, service, Desk.Saw(null))).Group.Should().Be(service);
    }

    [Fact] // D11
    public async Task The_desk_sees_each_change_with_its_actor_and_the_visitor_only_joined_and_closed()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.TakeAsync(anna, dialog, Desk.Saw(null));
        await chat.Desk.LetGoAsync(anna, dialog, Desk.Saw(anna.Member));
        await chat.Desk.HandOverAsync(anna, dialog, boris.Member, Desk.Saw(null));
        await chat.Desk.CloseAsync(boris, dialog, Desk.Saw(boris.Member));
        chat.Clock.Advance(TimeSpan.FromSeconds(5));
        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(boris.Member));

        var thread = await chat.Desk.OpenAsync(anna, dialog);
        thread.Items.Select(item => item.Entry.Event.Kind.Value)
            .Should().Equal("message", "taken", "letGo", "handedOver", "closed", "reopened");
        thread.Items.Skip(1).Select(item => item.Entry.Event).Should().Equal(
            new Taken { By = anna.Member },
            new LetGo { By = anna.Member },
            new HandedOver { By = anna.Member, Member = boris.Member },
            new Closed { By = boris.Member, Answered = 0, WaitingSince = thread.Items[0].Entry.At },
            new Reopened { By = anna.Member });
        var seen = (await chat.Visitors.OpenAsync(visitor)).Items;
        seen.Select(item => (item.Kind.ToString(), item.Name))
            .Should().Equal(("Message", null), ("Joined", "Anna"), ("Joined", "Boris"), ("Closed", null));
    }
}
