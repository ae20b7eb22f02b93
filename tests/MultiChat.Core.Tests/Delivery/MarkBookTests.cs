using Microsoft.Extensions.Time.Testing;
using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Delivery;

public sealed class MarkBookTests : IAsyncDisposable
{
    private static readonly ProjectId Project = new(Guid.Parse("019aab12-0000-7000-8000-000000000001"));
    private static readonly DialogId Dialog = new(Guid.Parse("019aab12-0000-7000-8000-000000000002"));
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ScriptedMarks _store = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly List<string> _heard = [];
    private readonly MarkBook _book;

    public MarkBookTests()
    {
        _book = new MarkBook(_store, new SteadyClock(_clock));
        _book.Moved += (_, dialog) => _heard.Add($"moved {dialog}");
        _book.DeskMoved += (_, visitor) => _heard.Add($"desk {visitor.Value}");
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    [Fact] // M3
    public async Task An_acknowledgement_is_known_here_before_it_is_written()
    {
        var gate = new TaskCompletionSource();
        _store.Gate = gate.Task;

        Merge(3);

        (await _book.FindAsync(Project, Dialog, default)).VisitorDelivered.Should().Be(3);
        (_store.Kept.VisitorDelivered, _heard).Should().BeEquivalentTo((0, new[] { $"moved {Dialog}" }));
        gate.SetResult();
        await _store.NextAsync();
        _store.Kept.VisitorDelivered.Should().Be(3);
    }

    [Fact]
    public async Task What_comes_within_the_pause_is_written_together_after_it()
    {
        Merge(1);
        (await _store.NextAsync()).VisitorDelivered.Should().Be(1);
        Merge(2);
        Merge(5);
        Merge(4);
        _clock.Advance(Pause - TimeSpan.FromMilliseconds(1));
        _store.Tried.Should().Be(1);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        (await _store.NextAsync()).VisitorDelivered.Should().Be(5);
        (_store.Tried, _heard.Count).Should().Be((2, 4));
    }

    [Fact]
    public async Task What_was_written_is_not_written_again_and_the_next_is_written_at_once()
    {
        Merge(1);
        await _store.NextAsync();
        _clock.Advance(Pause * 5);
        _store.Tried.Should().Be(1);

        Merge(2);

        (await _store.NextAsync()).VisitorDelivered.Should().Be(2);
        _store.Tried.Should().Be(2);
    }

    [Fact] // G10
    public async Task A_write_that_failed_is_tried_again_after_the_pause()
    {
        _store.Failures = 1;
        Merge(1);
        await _store.NextAsync();
        (await _book.FindAsync(Project, Dialog, default)).VisitorDelivered.Should().Be(1);
        _clock.Advance(Pause - TimeSpan.FromMilliseconds(1));
        (_store.Kept.VisitorDelivered, _store.Tried).Should().Be((0, 1));

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _store.NextAsync();

        (_store.Kept.VisitorDelivered, _store.Tried).Should().Be((1, 2));
    }

    [Fact]
    public async Task Closing_writes_what_waits_without_the_pause_and_waits_for_it()
    {
        Merge(1);
        await _store.NextAsync();
        Merge(2);
        var gate = new TaskCompletionSource();
        _store.Gate = gate.Task;

        var closing = _book.DisposeAsync().AsTask();
        closing.IsCompleted.Should().BeFalse("a write is under way");
        gate.SetResult();
        await closing.InTimeAsync();

        _store.Kept.VisitorDelivered.Should().Be(2);
    }

    [Fact]
    public async Task Closing_does_not_try_a_failing_store_for_ever()
    {
        _store.Failures = int.MaxValue;
        Merge(1);

        await _book.DisposeAsync().AsTask().InTimeAsync();

        _store.Kept.Should().Be(DialogMarks.None);
    }

    [Fact] // D10
    public async Task An_operators_mark_is_written_at_once_and_told_to_desk_and_visitor()
    {
        var dialog = new Dialog
        {
            Project = Project, Id = Dialog, Site = default, Visitor = new(Guid.Parse("019aab12-0000-7000-8000-000000000003")), Client = default,
            Channel = ChannelKind.Site, Inquiry = default,
        };
        var read = new OperatorRead { Member = new MemberId(Guid.NewGuid()), ClientMessages = 2 };

        await _book.MergeAsync(dialog, new DialogMarks { DeskRead = 4 }, read, default);

        (_store.Kept.DeskRead, _store.Read).Should().Be((4, read));
        _heard.Should().Equal($"moved {Dialog}", $"desk {dialog.Visitor.Value}");
    }

    private void Merge(long delivered) => _book.Merge(Project, Dialog, new DialogMarks { VisitorDelivered = delivered });
}
