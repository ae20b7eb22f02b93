using System.Reactive.Linq;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Team;
using MultiChat.Testing;

namespace MultiChat.Commands;

/// <summary>Operators say what kind of matter an inquiry is (rule J1).</summary>
public sealed class ClassifyingTests : IAsyncLifetime
{
    private TestChat _chat = null!;
    private DeskActor _anna = null!;
    private DeskActor _boris = null!;
    private Clients.VisitorActor _visitor = null!;
    private DialogId _dialog;
    private InquiryClass _lead = null!;
    private InquiryClass _question = null!;

    public async Task InitializeAsync()
    {
        (_chat, _anna, _boris, _visitor, _dialog) = await Desk.WithADialogAsync();
        _lead = await _chat.Engine.Admin.Classes.AddAsync(_chat.Project.Id, "Заявка", isLead: true);
        _question = await _chat.Engine.Admin.Classes.AddAsync(_chat.Project.Id, "Вопрос");
    }

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact] // J1, D11
    public async Task A_class_is_set_changed_and_cleared_and_each_stands_in_the_thread()
    {
        var inquiry = (await DialogAsync()).Inquiry;
        foreach (var to in new[] { _lead.Id, _question.Id, (ClassId?)null })
        {
            await SetAsync(to);
            (await RowAsync()).Class.Should().Be(to);
        }

        var thread = await _chat.Desk.OpenAsync(_boris, _dialog);
        thread.Items.Select(item => item.Entry.Event).Skip(1).Should().Equal(
            new ClassSet { By = _anna.Member, Inquiry = inquiry, Class = _lead.Id },
            new ClassSet { By = _anna.Member, Inquiry = inquiry, Class = _question.Id },
            new ClassSet { By = _anna.Member, Inquiry = inquiry });
    }

    [Fact] // J1
    public async Task It_changes_nothing_of_the_dialog_but_the_log_and_is_no_activity()
    {
        var before = await DialogAsync();
        _chat.Clock.Advance(TimeSpan.FromMinutes(3));

        var after = await SetAsync(_lead.Id);

        after.Should().Be(before with { EventSeq = before.EventSeq + 1, Tag = after.Tag });
        (await DialogAsync()).Should().Be(after);
        (await _chat.UnreadOfAsync(_boris, _dialog)).Should().Be(1);
        var entry = (await _chat.Desk.OpenAsync(_anna, _dialog)).Items[^1].Entry;
        (entry.At - before.LastAt).Should().Be(NodaTime.Duration.FromMinutes(3));
    }

    [Fact] // J1: the lists stay as they are
    public async Task A_class_moves_no_dialog_up_a_list()
    {
        var other = await _chat.AddVisitorAsync();
        _chat.Clock.Advance(TimeSpan.FromMinutes(1));
        await _chat.SayAsync(other, "Me too");
        _chat.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await ListAsync();

        await SetAsync(_lead.Id);

        (await ListAsync()).Should().Equal(before).And.HaveElementAt(1, _dialog);
    }

    [Fact]
    public async Task The_class_it_has_already_is_no_new_event()
    {
        await SetAsync(to: null);
        var set = await SetAsync(_lead.Id);

        (await SetAsync(_lead.Id, by: _boris)).Should().Be(set);

        set.EventSeq.Should().Be(2);
        (await DialogAsync()).Should().Be(set);
    }

    [Fact]
    public async Task A_class_that_is_unknown_removed_or_another_projects_is_refused()
    {
        var other = await _chat.Engine.Admin.CreateProjectAsync("other", "Other");
        var theirs = await _chat.Engine.Admin.Classes.AddAsync(other.Id, "Theirs");
        await _chat.Engine.Admin.Classes.SaveAsync(_question with { Removed = true });

        await RefusedAsync("class", _chat.Desk.SetClassAsync(_anna, _dialog, (await DialogAsync()).Inquiry, theirs.Id));
        await RefusedAsync("class", _chat.Desk.SetClassAsync(_anna, _dialog, (await DialogAsync()).Inquiry, new ClassId(Guid.CreateVersion7())));
        await RefusedAsync("class", _chat.Desk.SetClassAsync(_anna, _dialog, (await DialogAsync()).Inquiry, _question.Id));
        (await DialogAsync()).EventSeq.Should().Be(1);
    }

    [Fact]
    public async Task A_class_that_was_removed_stays_where_it_is_and_can_be_set_again_there()
    {
        var set = await SetAsync(_lead.Id);
        await _chat.Engine.Admin.Classes.SaveAsync(_lead with { Removed = true });

        (await SetAsync(_lead.Id)).Should().Be(set);

        (await RowAsync()).Class.Should().Be(_lead.Id);
    }

    [Fact]
    public async Task An_inquiry_of_another_dialog_is_refused()
    {
        var other = await _chat.AddVisitorAsync();
        await _chat.SayAsync(other, "Me too");
        var theirs = (await _chat.DialogOfAsync(other)).Inquiry;

        await RefusedAsync("inquiry", _chat.Desk.SetClassAsync(_anna, _dialog, theirs, _lead.Id));
        await RefusedAsync("inquiry", _chat.Desk.SetClassAsync(_anna, _dialog, new InquiryId(Guid.CreateVersion7()), _lead.Id));
    }

    [Fact] // D7
    public async Task A_new_inquiry_has_no_class_and_the_one_before_it_can_still_get_one()
    {
        var first = (await DialogAsync()).Inquiry;
        await SetAsync(_lead.Id);
        await _chat.Desk.CloseAsync(_anna, _dialog, Desk.Saw(null));
        await _chat.SayAsync(_visitor, "One more thing");
        (await RowAsync()).Class.Should().BeNull();

        await _chat.Desk.SetClassAsync(_anna, _dialog, first, _question.Id);

        (await RowAsync()).Class.Should().BeNull("it is the earlier one's");
        await SetAsync(_lead.Id);
        (await RowAsync()).Class.Should().Be(_lead.Id);
    }

    [Fact] // D6
    public async Task An_operators_reopening_keeps_the_class()
    {
        await SetAsync(_lead.Id);
        await _chat.Desk.CloseAsync(_anna, _dialog, Desk.Saw(null));
        _chat.Clock.Advance(TimeSpan.FromMinutes(1));

        await _chat.Desk.ReopenAsync(_anna, _dialog, Desk.Saw(null));

        (await RowAsync()).Class.Should().Be(_lead.Id);
    }

    [Fact] // J1
    public async Task In_the_archive_a_class_is_set_without_reopening()
    {
        await _chat.AnswerAsync(_anna, _dialog, "Good day");
        await _chat.SayAsync(_visitor, "And?");
        var closed = await _chat.Desk.CloseAsync(_anna, _dialog, Desk.Saw(_anna.Member));
        _chat.Clock.Advance(TimeSpan.FromDays(2));

        var after = await SetAsync(_lead.Id);

        after.Should().Be(closed with { EventSeq = closed.EventSeq + 1, Tag = after.Tag });
        (await _chat.SectionOfAsync(_boris, _dialog)).Should().Be(Section.Archive);
    }

    [Fact] // an undo is refused once anything else happened
    public async Task A_command_that_carries_the_version_it_saw_is_refused_after_anything_else()
    {
        var set = await SetAsync(_lead.Id);
        await _chat.Desk.SetClassAsync(_anna, _dialog, set.Inquiry, to: null, set.EventSeq);
        var again = await SetAsync(_lead.Id);
        await _chat.SayAsync(_visitor, "Hello?");

        (await FluentActions.Awaiting(() => _chat.Desk.SetClassAsync(_anna, _dialog, set.Inquiry, to: null, again.EventSeq).AsTask())
            .Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.Changed);

        (await RowAsync()).Class.Should().Be(_lead.Id);
    }

    [Fact]
    public async Task Of_two_at_once_both_stand_in_the_log_and_the_later_is_the_class()
    {
        await Task.WhenAll(SetAsync(_lead.Id), SetAsync(_question.Id, _boris));

        var thread = await _chat.Desk.OpenAsync(_anna, _dialog);
        var set = thread.Items.Select(item => item.Entry.Event).OfType<ClassSet>().ToList();
        set.Select(one => one.Class).Should().BeEquivalentTo([(ClassId?)_lead.Id, _question.Id]);
        (await RowAsync()).Class.Should().Be(set[^1].Class);
    }

    [Fact] // invariant 21
    public async Task No_visitor_hears_of_it_and_host_code_does()
    {
        var place = (await _chat.Visitors.OpenAsync(_visitor)).Place;
        var heard = new Collector<DialogEvent>();
        using var subscription = _chat.Engine.Events.OfType<DialogEvent>().Subscribe(heard);

        var set = await SetAsync(_lead.Id);

        var missed = (await _chat.Visitors.CatchUpAsync(_visitor, place))!;
        (missed.Items.Count, missed.UpTo).Should().Be((0, set.Place), "it moves the place alone");
        (await _chat.Visitors.OpenAsync(_visitor)).Items.Should().ContainSingle().Which.Kind.Should().Be(VisitorItemKind.Message);
        (await heard.TakeAsync(1)).Single().Entry.Event.Should().Be(new ClassSet { By = _anna.Member, Inquiry = set.Inquiry, Class = _lead.Id });
    }

    [Fact] // T1
    public async Task Who_is_no_operator_sets_none()
    {
        var mia = await _chat.Engine.Admin.AddMemberAsync(_chat.Project.Id, "mia@example.org", "Mia", "-", Rights.ProjectSettings);
        var me = new DeskActor { Project = _chat.Project.Id, Member = mia.Id };

        (await FluentActions.Awaiting(() => SetAsync(_lead.Id, me)).Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.Forbidden);
    }

    [Fact]
    public async Task A_storage_that_keeps_no_classes_says_so()
    {
        await using var chat = await TestChat.StartAsync(new WithoutClasses());
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = await chat.DialogOfAsync(visitor);

        (await FluentActions.Awaiting(() => chat.Desk.SetClassAsync(anna, dialog.Id, dialog.Inquiry, to: null).AsTask())
            .Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.NotSupported);
    }

    [Theory] // the closing's 5 s go on
    [InlineData(0)]
    [InlineData(4_999)]
    public async Task A_class_after_a_closing_neither_tells_the_visitor_of_it_nor_keeps_it_from_being_taken_back(int millis)
    {
        var open = await _chat.Visitors.OpenAsync(_visitor);
        var before = (await RowAsync()).Dialog;
        await _chat.Desk.CloseAsync(_anna, _dialog, Desk.Saw(null));
        await SetAsync(_lead.Id);
        _chat.Clock.Advance(TimeSpan.FromMilliseconds(millis));
        await SetAsync(_question.Id);

        (await _chat.Visitors.OpenAsync(_visitor)).Should().BeEquivalentTo(open, options => options.Excluding(one => one.ServerNow));
        (await _chat.Visitors.CatchUpAsync(_visitor, open.Place))!.Should().Match<VisitorCatchUp>(
            missed => missed.Items.Count == 0 && missed.UpTo == open.Place && missed.Dialog!.Status == DialogStatus.Open);
        var reopened = await _chat.Desk.ReopenAsync(_anna, _dialog, Desk.Saw(null));
        _chat.Clock.Advance(TimeSpan.FromMinutes(1));

        (reopened.WaitingSince, reopened.HasUnanswered).Should().Be((before.WaitingSince, true));
        (await _chat.Visitors.CatchUpAsync(_visitor, open.Place))!.Items.Should().BeEmpty();
        (await _chat.Visitors.OpenAsync(_visitor)).Items.Should().ContainSingle();
        for (var at = 2; at <= reopened.EventSeq; at++)
        {
            (await _chat.Visitors.ListBackAsync(_visitor, at, 10)).Items.Should().ContainSingle("nothing before event {0} tells of it", at);
        }

        (await RowAsync()).Class.Should().Be(_question.Id, "that is undone by itself");
    }

    [Fact]
    public async Task After_the_five_seconds_the_visitor_is_told_of_the_closing_before_a_class()
    {
        var place = (await _chat.Visitors.OpenAsync(_visitor)).Place;
        await _chat.Desk.CloseAsync(_anna, _dialog, Desk.Saw(null));
        var set = await SetAsync(_lead.Id);
        _chat.Clock.Advance(TimeSpan.FromSeconds(5));

        var told = (await _chat.Visitors.CatchUpAsync(_visitor, place))!;

        told.Items.Should().ContainSingle().Which.Kind.Should().Be(VisitorItemKind.Closed);
        (told.UpTo, told.Dialog!.Status).Should().Be((set.Place, DialogStatus.Archived));
    }

    [Fact]
    public async Task A_visitor_reads_on_though_hundreds_of_classes_follow_a_closing()
    {
        var place = (await _chat.Visitors.OpenAsync(_visitor)).Place;
        await _chat.Desk.CloseAsync(_anna, _dialog, Desk.Saw(null));
        for (var time = 0; time < 220; time++)
        {
            await SetAsync(time % 2 == 0 ? _lead.Id : _question.Id);
        }

        _chat.Clock.Advance(TimeSpan.FromSeconds(5));
        var kinds = new List<VisitorItemKind>();
        var end = (await DialogAsync()).Place;
        for (var turn = 0; place != end && turn < 5; turn++)
        {
            var told = (await _chat.Visitors.CatchUpAsync(_visitor, place))!;
            kinds.AddRange(told.Items.Select(item => item.Kind));
            place = told.UpTo;
        }

        place.Should().Be(end);
        kinds.Should().Equal(VisitorItemKind.Closed);
    }

    private static async Task RefusedAsync(string field, ValueTask<Dialog> command)
    {
        var refusal = (await FluentActions.Awaiting(command.AsTask).Should().ThrowAsync<Refusal>()).Which;
        refusal.Code.Should().Be(RefusalCode.InvalidField);
        refusal.Facts["member"].Should().Be(field);
    }

    private async Task<Dialog> SetAsync(ClassId? to, DeskActor? by = null) =>
        await _chat.Desk.SetClassAsync(by ?? _anna, _dialog, (await DialogAsync()).Inquiry, to);

    private Task<Dialog> DialogAsync() => _chat.DialogOfAsync(_visitor);

    private async Task<DialogRow> RowAsync() => (await _chat.Desk.GetRowAsync(_boris, _dialog)).Row;

    private async Task<IReadOnlyList<DialogId>> ListAsync() =>
        [.. (await _chat.Desk.ListAsync(_boris, Section.Mine)).Rows.Select(row => row.Row.Dialog.Id)];
}
