namespace MultiChat.Commits;

public sealed class LanesTests
{
    private static readonly Guid One = Guid.Parse("019aab12-0000-7000-8000-000000000001");
    private static readonly Guid Two = Guid.Parse("019aab12-0000-7000-8000-000000000002");

    [Fact]
    public async Task Turns_come_in_the_order_of_asking_and_other_lanes_do_not_wait()
    {
        var lanes = new Lanes();
        var order = new List<int>();
        var first = await lanes.EnterAsync(default, One, default);
        var waiting = Enumerable.Range(1, 5).Select(async i =>
        {
            using var turn = await lanes.EnterAsync(default, One, default);
            order.Add(i);
        }).ToList();

        (await lanes.EnterAsync(default, Two, default)).Dispose();
        order.Should().BeEmpty();
        first.Dispose();
        await Task.WhenAll(waiting).InTimeAsync();
        order.Should().Equal(1, 2, 3, 4, 5);
    }

    [Fact]
    public async Task One_who_stops_waiting_holds_up_nobody()
    {
        var lanes = new Lanes();
        using var patience = new CancellationTokenSource();
        var first = await lanes.EnterAsync(default, One, default);
        var impatient = lanes.EnterAsync(default, One, patience.Token).AsTask();
        var patient = lanes.EnterAsync(default, One, default).AsTask();

        await patience.CancelAsync();
        await FluentActions.Awaiting(() => impatient.InTimeAsync()).Should().ThrowAsync<OperationCanceledException>();
        first.Dispose();
        (await patient.InTimeAsync()).Dispose();
    }

    [Fact]
    public async Task A_full_lane_is_busy()
    {
        var lanes = new Lanes();
        var first = await lanes.EnterAsync(default, One, default);
        var waiting = Enumerable.Range(0, Lanes.MaxWaiting).Select(_ => lanes.EnterAsync(default, One, default).AsTask()).ToList();

        await Refuses.WithAsync(RefusalCode.Busy, async () => (await lanes.EnterAsync(default, One, default)).Dispose());

        first.Dispose();
        foreach (var turn in waiting)
        {
            (await turn.InTimeAsync()).Dispose();
        }
    }
}
