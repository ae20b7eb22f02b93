using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Sources;
using MultiChat.Testing;
using MultiChat.Testing.Hosts;

namespace MultiChat.Live;

/// <summary>A visitor at one host, an operator at the other, one desk.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls IAsyncLifetime.DisposeAsync.")]
public sealed class TwoHostsTests : IAsyncLifetime
{
    private readonly SharedMemory _memory = new();
    private ChatStorage _secondStorage = null!;
    private TestChat _first = null!;
    private ChatEngine _second = null!;

    public async Task InitializeAsync()
    {
        _first = await TestChat.StartAsync(_memory.AddHost());
        _secondStorage = _memory.AddHost();
        _second = new ChatEngine(_secondStorage, new ChatOptions(), _first.Clock, new SeededRandomSource(2));
        await _second.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await _memory.DisposeAsync();
    }

    [Fact]
    public async Task What_is_said_at_one_host_is_pushed_at_the_other()
    {
        var anna = await _first.AddOperatorAsync("Anna");
        var visitor = await _first.AddVisitorAsync();
        var deskPage = new DeskOutlet();
        var desk = _second.OpenSession(anna, deskPage);
        var deskLoop = desk.RunAsync();
        var page = new VisitorOutlet();
        var session = _first.Engine.OpenSession(_first.Site, page);
        var loop = session.RunAsync();
        await session.JoinAsync(visitor, place: null, default);
        await NewsAsync(() => _second.Board.AvailableOperators(_first.Project.Id).Count == 1);
        await desk.StartAsync(default);

        await _first.SayAsync(visitor, "Hello");
        var row = (await deskPage.NextAsync<IReadOnlyList<DeskRow>>())[0];
        await desk.OpenAsync(row.Row.Dialog.Id, default);
        await _second.Desk.AnswerAsync(anna, row.Row.Dialog.Id, _first.NewMessageId(), "Good day", null);
        var texts = new List<string?>();
        while (!texts.Contains("Good day"))
        {
            texts.AddRange((await page.NextAsync<VisitorCatchUp>()).Items.Select(item => item.Message?.Text));
        }

        // M3, and the operator's host hears of it
        await session.AppliedAsync((await _first.DialogOfAsync(visitor)).Place, default);
        while ((await deskPage.NextAsync<Delivery.DialogMarks>()).VisitorDelivered < 3)
        {
        }

        session.End();
        desk.End();
        await loop.InTimeAsync();
        await deskLoop.InTimeAsync();
    }

    [Fact] // D6
    public async Task A_closing_at_another_host_is_shown_when_it_cannot_be_taken_back_any_more()
    {
        var anna = await _first.AddOperatorAsync("Anna");
        var visitor = await _first.AddVisitorAsync();
        await _first.SayAsync(visitor, "Hello");
        var dialog = await _first.DialogOfAsync(visitor);
        var page = new VisitorOutlet();
        var session = _first.Engine.OpenSession(_first.Site, page);
        var loop = session.RunAsync();
        await session.JoinAsync(visitor, place: null, default);
        await NewsAsync(() => _second.Board.AvailableOperators(_first.Project.Id).Count == 1);
        // The first host's own last commit is not the dialog's last any more.
        await _first.SayAsync(visitor, "Anybody?");
        while ((await page.NextAsync<VisitorCatchUp>()).UpTo.EventSeq < 2)
        {
        }

        await _second.Desk.CloseAsync(anna, dialog.Id, Desk.Saw(null));
        await NewsAsync(() => _first.NextDueTime == _first.Clock.GetUtcNow() + TimeSpan.FromSeconds(5));
        _first.Clock.Advance(TimeSpan.FromSeconds(5));

        (await page.NextAsync<VisitorCatchUp>()).Items.Should().ContainSingle().Which.Kind.Should().Be(VisitorItemKind.Closed);
        session.End();
        await loop.InTimeAsync();
    }

    [Fact] // M4
    public async Task A_visitor_is_online_where_any_host_has_a_page_and_left_when_the_last_said_goodbye()
    {
        var visitor = await _first.AddVisitorAsync();
        var session = _first.Engine.OpenSession(_first.Site, new VisitorOutlet());
        await session.JoinAsync(visitor, place: null, default);
        await NewsAsync(() => _second.Presence.Of(visitor.Project, visitor.Visitor).Online);

        session.Goodbye();
        session.End();

        await NewsAsync(() => _second.Presence.Of(visitor.Project, visitor.Visitor).LeftAt is not null);
    }

    [Fact] // P2
    public async Task An_operator_of_a_host_that_is_gone_is_absent_from_then_on_and_lapses()
    {
        var anna = await _first.AddOperatorAsync("Anna");
        await NewsAsync(() => _second.Teams.Find(anna.Project)?.FindMember(anna.Member) is not null);
        await _second.Attendance.ConnectAsync(anna.Project, anna.Member, default);
        await NewsAsync(() => _first.Engine.Board.StatusOf(anna.Project, anna.Member) is { Connected: true, Until: null });

        _memory.Lose(_secondStorage);
        await NewsAsync(() => _first.Engine.Board.StatusOf(anna.Project, anna.Member) is { Connected: false, Until: not null });
        _first.Clock.Advance(TimeSpan.FromMinutes(30));

        _first.Engine.Board.AvailableOperators(anna.Project).Should().BeEmpty();
    }

    [Fact] // D5
    public async Task Of_two_takers_at_two_hosts_one_wins()
    {
        var anna = await _first.AddOperatorAsync("Anna");
        var boris = await _first.AddOperatorAsync("Boris");
        var visitor = await _first.AddVisitorAsync();
        await _first.SayAsync(visitor, "Hello");
        var dialog = (await _first.DialogOfAsync(visitor)).Id;
        await NewsAsync(() => _second.Teams.Find(anna.Project)?.FindMember(boris.Member) is not null);

        var takes = await Task.WhenAll(
            TryAsync(() => _first.Desk.TakeAsync(anna, dialog, Desk.Saw(null)).AsTask()),
            TryAsync(() => _second.Desk.TakeAsync(boris, dialog, Desk.Saw(null)).AsTask())).InTimeAsync();

        takes.Should().ContainSingle(refused => refused == null);
        takes.Should().ContainSingle(refused => refused == RefusalCode.ResponsibleChanged);
    }

    private static async Task<RefusalCode?> TryAsync(Func<Task> take)
    {
        try
        {
            await take();
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Code;
        }
    }

    /// <summary>News travel on their own; the clock stands still meanwhile.</summary>
    private static Task NewsAsync(Func<bool> arrived, [CallerArgumentExpression(nameof(arrived))] string what = "") => Patience.UntilAsync(arrived, what);
}
