using Microsoft.Extensions.Time.Testing;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.InMemory;
using MultiChat.Lists;
using MultiChat.Live;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Events;

/// <summary>What the store took and could not say: nobody tries it again, and yet everybody sees it (invariant 7).</summary>
public sealed class UnknownOutcomeTests : IAsyncLifetime
{
    private readonly TakenUnsaid _line = new();
    private readonly FakeTimeProvider _real = new();
    private TestChat _chat = null!;
    private DeskActor _anna = null!;
    private VisitorActor _visitor = null!;
    private Dialog _dialog = null!;

    public async Task InitializeAsync()
    {
        _chat = await TestChat.StartAsync(new SteadyClock(_real), new InterceptedStorage(new InMemoryStorage(), _line));
        _anna = await _chat.AddOperatorAsync("Anna");
        _visitor = await _chat.AddVisitorAsync();
        await _chat.SayAsync(_visitor, "Hello");
        _dialog = await _chat.DialogOfAsync(_visitor);
    }

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact]
    public async Task The_visitor_sees_that_the_desk_has_read()
    {
        var page = new VisitorOutlet();
        var session = _chat.Engine.OpenSession(_chat.Site, page);
        var loop = session.RunAsync();
        await session.JoinAsync(_visitor, place: null, default);

        await FailAsync("Marks.MergeAsync", () => _chat.Desk.ReadAsync(_anna, _dialog.Id, 1).AsTask());
        var read = await NextAsync(page);
        session.End();
        await loop;

        read.Should().Be(1);

        static async Task<long> NextAsync(VisitorOutlet page)
        {
            // The first tells what is when the page joins.
            var read = (await page.NextAsync<VisitorOutlet.ReadUpTo>()).Seq;
            return read > 0 ? read : (await page.NextAsync<VisitorOutlet.ReadUpTo>()).Seq;
        }
    }

    [Fact]
    public async Task The_readers_own_list_counts_it_as_read()
    {
        var page = new DeskOutlet();
        var session = _chat.Engine.OpenSession(_anna, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);

        await FailAsync("Marks.MergeAsync", () => _chat.Desk.ReadAsync(_anna, _dialog.Id, 1).AsTask());
        var rows = await page.NextAsync<IReadOnlyList<DeskRow>>();
        session.End();
        await loop;

        rows.Should().ContainSingle().Which.Row.Unread.Should().Be(0);
    }

    [Fact]
    public async Task Everybody_at_the_desk_sees_a_card()
    {
        var page = new DeskOutlet();
        var session = _chat.Engine.OpenSession(_anna, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);

        await FailAsync("Clients.TrySaveAsync", () => FillCardAsync().AsTask());
        var rows = await page.NextAsync<IReadOnlyList<DeskRow>>();
        session.End();
        await loop;

        rows.Should().ContainSingle().Which.Row.Client.DisplayName.Should().Be("Maria");
    }

    [Fact]
    public async Task A_card_whose_dialogs_were_not_found_at_once_is_saved_and_told_a_second_later()
    {
        var page = new DeskOutlet();
        var session = _chat.Engine.OpenSession(_anna, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);

        _line.Next = "Desk.ListOfClientAsync";
        var saved = await FillCardAsync();
        _real.Advance(TimeSpan.FromSeconds(1));
        var rows = await page.NextAsync<IReadOnlyList<DeskRow>>();
        session.End();
        await loop;

        saved.Version.Should().Be(2);
        rows.Should().ContainSingle().Which.Row.Client.DisplayName.Should().Be("Maria");
    }

    [Fact] // P2, invariant 16
    public async Task A_hand_switch_holds_within_a_second()
    {
        await FailAsync("HandSwitches.SaveAsync", () => _chat.Desk.SwitchAsync(_anna, available: false).AsTask());
        _real.Advance(TimeSpan.FromSeconds(1));

        _chat.Visitors.CanBegin(_anna.Project).Should().BeFalse();
    }

    [Fact] // T1
    public async Task A_right_is_gone_at_once()
    {
        var member = _chat.Engine.Admin.Projects.Single().FindMember(_anna.Member)!;

        await FailAsync("Projects.CommitAsync", () => _chat.Engine.Admin.SaveMemberAsync(member with { Rights = Rights.None }));

        var attempt = () => _chat.Desk.ReadAsync(_anna, _dialog.Id, 1).AsTask();
        (await attempt.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.Forbidden);
    }

    [Fact] // T4
    public async Task Dialogs_that_came_free_unsaid_are_shown()
    {
        var boris = await _chat.AddOperatorAsync("Boris");
        var page = new DeskOutlet();
        var session = _chat.Engine.OpenSession(boris, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);

        await FailAsync(
            "Projects.CommitAsync", () => _chat.Engine.Admin.DisableMemberAsync(_chat.Engine.Admin.Projects.Single().FindMember(_anna.Member)!));

        (await page.NextAsync<DeskOutlet.Resync>()).Dialog.Should().BeNull();
        session.End();
        await loop.InTimeAsync();
    }

    private ValueTask<Client> FillCardAsync() =>
        _chat.Desk.FillCardAsync(_anna, _dialog.Client, new ClientCard { Name = "Maria" }, version: 1);

    private async Task FailAsync(string unsaid, Func<Task> write)
    {
        _line.Next = unsaid;
        await write.Should().ThrowAsync<StorageException>();
    }
}
