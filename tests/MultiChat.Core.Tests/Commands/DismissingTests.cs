using System.Diagnostics.CodeAnalysis;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.InMemory;
using MultiChat.Lists;
using MultiChat.Live;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Twins;

namespace MultiChat.Commands;

/// <summary>The desk is taken from a member at one host, while another has not heard of it (rule T4).</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls IAsyncLifetime.DisposeAsync.")]
public sealed class DismissingTests : IAsyncLifetime
{
    private readonly InMemoryStorage _memory = new();
    private TestChat _chat = null!;
    private ChatEngine _unaware = null!;
    private DeskActor _anna = null!;
    private DeskActor _boris = null!;
    private VisitorActor _visitor = null!;
    private DialogId _dialog;

    public async Task InitializeAsync()
    {
        _chat = await TestChat.StartAsync(_memory);
        (_anna, _boris) = (await _chat.AddOperatorAsync("Anna"), await _chat.AddOperatorAsync("Boris"));
        _visitor = await _chat.AddVisitorAsync();
        await _chat.SayAsync(_visitor, "Hello");
        _dialog = (await _chat.DialogOfAsync(_visitor)).Id;
        // The same storage, and no line between the two: this one learns nothing by itself.
        _unaware = new ChatEngine(new Unlinked(_memory), new ChatOptions(), _chat.Clock, new SeededRandomSource(2));
        await _unaware.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _unaware.DisposeAsync();
        await _chat.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_loses_the_desk_answers_no_dialog_any_more(bool disabled)
    {
        await _chat.Desk.TakeAsync(_anna, _dialog, Desk.Saw(null));
        var (page, loop, session) = await OpenAsync(_boris);

        await (disabled ? _chat.Engine.Admin.DisableMemberAsync(Anna) : _chat.Engine.Admin.SetRightsAsync(Anna, Rights.Journal));

        var row = (await page.NextAsync<IReadOnlyList<DeskRow>>())[0];
        (row.Row.Dialog.Responsible, row.Section).Should().Be(((MemberId?)null, Section.Mine));
        var released = (await _memory.Log.ReadAfterAsync(_anna.Project, _dialog, 2, 10, default)).Should().ContainSingle().Which.Entry;
        released.Event.Should().Be(new LetGo { Dismissed = _anna.Member });
        session.End();
        await loop.InTimeAsync();
    }

    [Fact]
    public async Task Saving_a_member_without_the_right_releases_too()
    {
        await _chat.Desk.TakeAsync(_anna, _dialog, Desk.Saw(null));

        await _chat.Engine.Admin.SaveMemberAsync(Anna with { Rights = Rights.None });

        (await _chat.DialogOfAsync(_visitor)).Responsible.Should().BeNull();
    }

    [Theory]
    [InlineData(typeof(ITeamStore))]
    [InlineData(typeof(ITeamStore), typeof(IDismissalStore))]
    public async Task A_storage_that_cannot_do_it_with_all_else_at_once_does_it_in_more_steps(params Type[] without)
    {
        await using var chat = await TestChat.StartAsync(new Lesser(new InMemoryStorage(), without));
        var anna = await chat.AddOperatorAsync("Anna");
        var dialogs = new List<VisitorActor>();
        for (var i = 0; i < 120; i++)
        {
            dialogs.Add(await chat.AddVisitorAsync());
            await chat.SayAsync(dialogs[i], "Hello");
            await chat.AnswerAsync(anna, (await chat.DialogOfAsync(dialogs[i])).Id, "Good day");
        }

        var member = chat.Engine.Admin.Projects[0].FindMember(anna.Member)!;
        await chat.Engine.Storage.Accounts.SaveAsync(new Account { Id = member.Account, Email = member.Email }, default);
        await chat.Engine.Storage.Accounts.AddSessionAsync(
            new Session { TokenHash = [1], Account = member.Account, ExpiresAt = chat.Engine.Clock.Now }, rightPassword: true, default);
        await chat.Engine.Admin.DisableMemberAsync(member);

        foreach (var visitor in dialogs)
        {
            (await chat.DialogOfAsync(visitor)).Responsible.Should().BeNull();
        }

        (await chat.Engine.Storage.Accounts.FindSessionAsync([1], end: false, default)).Should().BeNull();
    }

    [Fact] // invariant 22: each command confirms it inside its commit
    public async Task A_host_that_has_not_heard_of_it_commits_nothing_of_theirs()
    {
        await _chat.Engine.Admin.DisableMemberAsync(Anna);

        await Refuses.WithAsync(RefusalCode.Forbidden, () => _unaware.Desk.TakeAsync(_anna, _dialog, Desk.Saw(null)));

        (await _chat.DialogOfAsync(_visitor)).EventSeq.Should().Be(1);
    }

    [Fact] // the way over what this host committed last, without a look at the store
    public async Task Nor_where_it_decides_by_its_own_last_commit()
    {
        await _unaware.Desk.TakeAsync(_anna, _dialog, Desk.Saw(null));
        await _unaware.Desk.AnswerAsync(_anna, _dialog, _chat.NewMessageId(), "Good day", _anna.Member);
        await _chat.Engine.Admin.SetRightsAsync(Anna, Rights.Journal);

        await Refuses.WithAsync(
            RefusalCode.Forbidden, () => _unaware.Desk.AnswerAsync(_anna, _dialog, _chat.NewMessageId(), "One more", _anna.Member));

        (await _chat.DialogOfAsync(_visitor)).MessageSeq.Should().Be(2);
    }

    [Fact]
    public async Task Who_is_still_an_operator_goes_on_under_the_new_version()
    {
        await _chat.Engine.Admin.SetRightsAsync(Anna, Rights.Operator | Rights.Journal);

        (await _unaware.Desk.TakeAsync(_anna, _dialog, Desk.Saw(null))).Responsible.Should().Be(_anna.Member);
    }

    [Fact]
    public async Task Nobody_hands_over_to_a_member_who_was_disabled_elsewhere()
    {
        await _chat.Engine.Admin.DisableMemberAsync(Anna);

        await Refuses.WithAsync(RefusalCode.InvalidField, () => _unaware.Desk.HandOverAsync(_boris, _dialog, _anna.Member, Desk.Saw(null)));

        (await _chat.DialogOfAsync(_visitor)).Responsible.Should().BeNull();
    }

    [Fact] // D7
    public async Task A_client_who_returns_to_a_host_that_has_not_heard_does_not_come_to_them()
    {
        await _unaware.Switches.ReloadAsync(_anna.Project, default);
        await _chat.Desk.TakeAsync(_anna, _dialog, Desk.Saw(null));
        await _chat.Desk.CloseAsync(_anna, _dialog, Desk.Saw(_anna.Member));
        await _chat.Engine.Admin.DisableMemberAsync(Anna);

        await _unaware.Visitors.SayAsync(_visitor, _chat.NewMessageId(), "I am back");

        (await _chat.DialogOfAsync(_visitor)).Responsible.Should().BeNull();
    }

    [Fact] // D6
    public async Task A_dialog_that_comes_out_of_the_archive_does_not_come_to_them()
    {
        await _chat.Desk.TakeAsync(_anna, _dialog, Desk.Saw(null));
        await _chat.Desk.CloseAsync(_anna, _dialog, Desk.Saw(_anna.Member));
        await _chat.Engine.Admin.SetRightsAsync(Anna, Rights.Journal);

        var reopened = await _unaware.Desk.ReopenAsync(_boris, _dialog, Desk.Saw(_anna.Member));

        reopened.Responsible.Should().BeNull();
    }

    [Theory]
    [InlineData(true, "not_signed_in")]
    [InlineData(false, "forbidden")]
    public async Task Their_page_is_told_and_ends(bool disabled, string code)
    {
        var (page, loop, session) = await OpenAsync(_anna);

        await (disabled ? _chat.Engine.Admin.DisableMemberAsync(Anna) : _chat.Engine.Admin.SetRightsAsync(Anna, Rights.Journal));

        (await page.NextAsync<DeskOutlet.Ended>()).Code.Value.Should().Be(code);
        await loop.InTimeAsync();
        session.End();
    }

    [Fact] // what was over stays over
    public async Task A_page_that_slept_through_being_disabled_and_enabled_ends()
    {
        var (page, loop, session) = await OpenAsync(_anna);
        await _memory.Projects.SaveMemberAsync(Anna with { Disabled = true }, default);
        await _memory.Projects.SaveMemberAsync(Anna, default);

        await _chat.Engine.Teams.ReloadAsync(_anna.Project, default);

        (await page.NextAsync<DeskOutlet.Ended>()).Code.Should().Be(RefusalCode.NotSignedIn);
        await Refuses.WithAsync(RefusalCode.NotSignedIn, () => session.StartAsync(default));
        await loop.InTimeAsync();
        session.End();
    }

    [Fact]
    public async Task Two_at_once_do_not_undo_each_other()
    {
        await _unaware.Admin.SetRightsAsync(Anna, Rights.Operator | Rights.Journal);
        var disabled = await _chat.Engine.Admin.DisableMemberAsync(Anna);

        (disabled.Rights, disabled.Disabled).Should().Be((Rights.Operator | Rights.Journal, true));
        (await _chat.Engine.Admin.EnableMemberAsync(disabled)).IsOperator.Should().BeTrue();
    }

    private Member Anna => _chat.Engine.Admin.Projects[0].FindMember(_anna.Member)!;

    private async Task<(DeskOutlet Page, Task Loop, DeskSession Session)> OpenAsync(DeskActor who)
    {
        var page = new DeskOutlet();
        var session = _chat.Engine.OpenSession(who, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);
        return (page, loop, session);
    }

    private sealed class Unlinked(ChatStorage inner) : DelegatingStorage(inner)
    {
        public override Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

        protected override ValueTask DisposeInnerAsync() => ValueTask.CompletedTask;
    }

    private sealed class Lesser(ChatStorage inner, Type[] without) : DelegatingStorage(inner)
    {
        public override IProjectStore Projects { get; } = OverriddenPort.Without(inner.Projects, without);
    }
}
