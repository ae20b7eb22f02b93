using System.Diagnostics.CodeAnalysis;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.InMemory;
using MultiChat.Lists;
using MultiChat.Live;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Team;

/// <summary>A host that can't see what others change serves nobody at the desk, ends nobody, and goes on by itself (invariant 22).</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls IAsyncLifetime.DisposeAsync.")]
public sealed class TeamKnowledgeTests : IAsyncLifetime
{
    private static readonly TimeSpan Old = TimeSpan.FromMilliseconds(1_501);

    private readonly AtCall _calls = new();
    private readonly ToldByHand _storage;
    private TestChat _chat = null!;
    private DeskActor _anna = null!;
    private VisitorActor _visitor = null!;
    private DialogId _dialog;

    public TeamKnowledgeTests() => _storage = new ToldByHand(new InterceptedStorage(new InMemoryStorage(), _calls));

    public async Task InitializeAsync()
    {
        _chat = await TestChat.StartAsync(_storage);
        _anna = await _chat.AddOperatorAsync("Anna");
        _visitor = await _chat.AddVisitorAsync();
        await _chat.SayAsync(_visitor, "Hello");
        _dialog = (await _chat.DialogOfAsync(_visitor)).Id;
        await Patience.UntilAsync(() => !HasLoadedLately(), "the teams' own load is too old to vouch for them");
    }

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact]
    public async Task Reads_and_commands_are_busy_and_visitors_go_on()
    {
        _storage.NewsAge = Old;

        await Refuses.WithAsync(RefusalCode.Busy, () => _chat.Desk.GetRowAsync(_anna, _dialog));
        await Refuses.WithAsync(RefusalCode.Busy, () => _chat.Desk.TakeAsync(_anna, _dialog, Desk.Saw(null)));
        await Refuses.WithAsync(RefusalCode.Busy, () => _chat.Desk.ReadAsync(_anna, _dialog, 1));
        await _chat.SayAsync(_visitor, "Anybody?");

        _storage.NewsAge = TimeSpan.Zero;
        (await _chat.Desk.GetRowAsync(_anna, _dialog)).Row.Dialog.MessageSeq.Should().Be(2);
    }

    // A command is refused and has done nothing, or has happened and is answered
    [Fact]
    public async Task The_row_of_what_has_just_been_moved_is_not_refused_any_more()
    {
        await _chat.Desk.TakeAsync(_anna, _dialog, Desk.Saw(null));
        _storage.NewsAge = Old;

        (await _chat.Desk.GetMovedAsync(_anna, _dialog)).Row.Dialog.Responsible.Should().Be(_anna.Member);
    }

    [Fact]
    public async Task A_call_waits_for_what_passes_soon()
    {
        _storage.NewsAge = Old;
        var reading = _chat.Desk.GetRowAsync(_anna, _dialog).AsTask();
        reading.IsCompleted.Should().BeFalse();

        _storage.NewsAge = TimeSpan.Zero;

        (await reading.InTimeAsync()).Row.Dialog.Id.Should().Be(_dialog);
    }

    [Fact]
    public async Task Pushes_wait_and_nobody_is_ended()
    {
        var page = new DeskOutlet();
        var session = _chat.Engine.OpenSession(_anna, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);
        _storage.NewsAge = Old;

        await _chat.SayAsync(_visitor, "Anybody?");
        var pushed = page.NextAsync<object>();
        await Refuses.WithAsync(RefusalCode.Busy, () => _chat.Desk.GetRowAsync(_anna, _dialog));
        pushed.IsCompleted.Should().BeFalse("nothing was pushed while a call waited in vain");

        _storage.NewsAge = TimeSpan.Zero;
        (await pushed).Should().BeAssignableTo<IReadOnlyList<DeskRow>>().Which[0].Row.Dialog.MessageSeq.Should().Be(2);
        session.End();
        await loop.InTimeAsync();
    }

    [Fact] // the news were heard in time, and the store does not let the host read what they say
    public async Task News_of_a_team_that_cannot_be_loaded_grow_old()
    {
        (_calls.Name, _calls.Then) = ("Projects.ListAsync", FailAsync);
        _storage.Tell(new HostNews.TeamChanged(_chat.Project.Id));
        await Patience.UntilAsync(() => _chat.Engine.Teams.Knowledge.Age > TeamKnowledge.MostAge, "they grow old although the link is young");
        await Refuses.WithAsync(RefusalCode.Busy, () => _chat.Desk.GetRowAsync(_anna, _dialog));

        _calls.Then = null;
        _chat.Clock.Advance(TimeSpan.FromSeconds(1));

        await Patience.UntilAsync(() => _chat.Engine.Teams.Knowledge.IsYoung, "the teams were loaded");
    }

    [Fact]
    public async Task Exactly_a_second_and_a_half_is_young()
    {
        _storage.NewsAge = TeamKnowledge.MostAge;

        (await _chat.Desk.GetRowAsync(_anna, _dialog)).Row.Dialog.Id.Should().Be(_dialog);
    }

    /// <summary>Each time, until it is taken away.</summary>
    private Task FailAsync()
    {
        _calls.Then = FailAsync;
        throw new StorageException("Not now.");
    }

    private bool HasLoadedLately()
    {
        (var before, _storage.NewsAge) = (_storage.NewsAge, TimeSpan.MaxValue);
        var isYoung = _chat.Engine.Teams.Knowledge.IsYoung;
        _storage.NewsAge = before;
        return isYoung;
    }
}
