using System.Diagnostics.CodeAnalysis;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.InMemory;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Live;

/// <summary>What a host makes of commits that another host tells it of, with what was committed.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls IAsyncLifetime.DisposeAsync.")]
public sealed class ToldCommitsTests : IAsyncLifetime
{
    private readonly InMemoryStorage _kept = new();
    private readonly CallCounter _calls = new();
    private readonly ToldByHand _storage;
    private readonly DeskOutlet _deskPage = new();
    private readonly VisitorOutlet _page = new();
    private TestChat _chat = null!;
    private ChatEngine _other = null!;
    private DeskActor _anna = null!;
    private VisitorActor _visitor = null!;
    private DialogId _dialog;
    private DeskSession _desk = null!;
    private VisitorSession _session = null!;
    private Task _loops = Task.CompletedTask;

    public ToldCommitsTests() => _storage = new ToldByHand(new InterceptedStorage(_kept, _calls));

    public Task InitializeAsync() => ShowAsync();

    [Fact]
    public async Task A_commit_that_another_host_tells_reaches_the_pages_without_a_reading()
    {
        _calls.Calls.Clear();

        await TellAsync(await SayElsewhereAsync("From afar"));

        (await _deskPage.NextAsync<DeskCatchUp>()).Slice.Items.Single().Message!.Text.Should().Be("From afar");
        (await _page.NextAsync<VisitorCatchUp>()).Items.Single().Message!.Text.Should().Be("From afar");
        (await _deskPage.NextAsync<IReadOnlyList<DeskRow>>())[0].Row.Last!.Text.Should().Be("From afar");
        _calls.Calls.Should().BeEmpty();
    }

    [Fact] // delivery.md's invariant 8: who was told of an event is shown it, whatever comes late
    public async Task An_older_commit_that_is_told_late_hides_no_newer_one()
    {
        var shown = new TaskCompletionSource();
        (_deskPage.OnItsWay, _page.OnItsWay) = (shown.Task, shown.Task);
        await TellAsync(await SayElsewhereAsync("First"));
        await _deskPage.NextAsync<DeskCatchUp>();
        await _page.NextAsync<VisitorCatchUp>();
        var (second, third) = (await SayElsewhereAsync("Second"), await SayElsewhereAsync("Third"));
        await TellAsync(third);
        await TellAsync(second);
        shown.SetResult();

        var news = await _deskPage.NextAsync<DeskCatchUp>();
        (news.Slice.UpTo, news.Row.Row.Dialog.Place).Should().Be((third.End.UpTo, third.End.UpTo));
        (await _page.NextAsync<VisitorCatchUp>()).UpTo.Should().Be(third.End.UpTo);
    }

    [Fact]
    public async Task A_page_that_stands_before_what_was_told_reads_the_store()
    {
        _ = await SayElsewhereAsync("Never told");

        await TellAsync(await SayElsewhereAsync("Told"));

        (await _deskPage.NextAsync<DeskCatchUp>()).Slice.Items.Select(item => item.Message!.Text).Should().Equal("Never told", "Told");
        (await _page.NextAsync<VisitorCatchUp>()).Items.Select(item => item.Message!.Text).Should().Equal("Never told", "Told");
        (await _deskPage.NextAsync<IReadOnlyList<DeskRow>>())[0].Row.Unread.Should().Be(5);
    }

    [Fact]
    public async Task A_page_of_another_history_starts_afresh()
    {
        var told = await SayElsewhereAsync("Elsewhere");
        var foreign = told.End.After with { Tag = new EventTag(42) };

        (await _chat.Engine.VisitorReading.FollowAsync(_visitor, foreign, told.Dialog.EventSeq, default)).Should().BeNull();
        await TellAsync(told);
        (await _chat.Engine.VisitorReading.FollowAsync(_visitor, foreign, told.Dialog.EventSeq, default)).Should().BeNull();
    }

    public async Task DisposeAsync()
    {
        _desk.End();
        _session.End();
        await _loops;
        await _chat.DisposeAsync();
        await _other.DisposeAsync();
    }

    /// <summary>One message in a dialog, shown to an operator and to its visitor, from where both follow.</summary>
    private async Task ShowAsync()
    {
        _chat = await TestChat.StartAsync(_storage);
        _anna = await _chat.AddOperatorAsync("Anna");
        _visitor = await _chat.AddVisitorAsync();
        await _chat.SayAsync(_visitor, "Hello");
        _dialog = (await _chat.DialogOfAsync(_visitor)).Id;
        _other = new ChatEngine(_kept, new ChatOptions(), _chat.Clock, new SeededRandomSource(2));
        await _other.StartAsync();
        _desk = _chat.Engine.OpenSession(_anna, _deskPage);
        await _desk.StartAsync(default);
        await _desk.OpenAsync(_dialog, default);
        _session = _chat.Engine.OpenSession(_chat.Site, _page);
        await _session.JoinAsync(_visitor, place: null, default);
        _loops = Task.WhenAll(_desk.RunAsync(), _session.RunAsync());
        // What was read before it was watched is read once more, and with it the row that the next follow from.
        foreach (var text in new[] { "The store is asked", "Nobody is asked" })
        {
            await _chat.SayAsync(_visitor, text);
            await _deskPage.NextAsync<DeskCatchUp>();
            await _deskPage.NextAsync<IReadOnlyList<DeskRow>>();
            await _page.NextAsync<VisitorCatchUp>();
        }
    }

    private async Task<HostNews.DialogCommitted> SayElsewhereAsync(string text)
    {
        var before = (await _kept.Dialogs.FindAsync(_chat.Project.Id, _dialog, default))!;
        await _other.Visitors.SayAsync(_visitor, _chat.NewMessageId(), text);
        var items = await _kept.Log.ReadAfterAsync(_chat.Project.Id, _dialog, before.EventSeq, 10, default);
        var dialog = (await _kept.Dialogs.FindAsync(_chat.Project.Id, _dialog, default))!;
        return new HostNews.DialogCommitted(dialog, new LogSlice { After = before.Place, UpTo = dialog.Place, Items = items, More = false });
    }

    /// <summary>Tells it and awaits that it was heard.</summary>
    private async Task TellAsync(HostNews.DialogCommitted news)
    {
        _storage.Tell(news);
        while (_chat.Engine.LastCommits.Find(_chat.Project.Id, _dialog)?.Dialog.Place != news.Dialog.Place)
        {
            await Task.Yield();
        }
    }
}
