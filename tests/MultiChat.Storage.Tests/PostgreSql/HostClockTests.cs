using Microsoft.Extensions.Time.Testing;
using MultiChat.Hosts;
using NodaTime;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Trouble)]
public sealed class HostClockTests(PostgreSqlServer server)
{
    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task A_clock_two_seconds_off_does_not_join(int seconds)
    {
        await using var schema = await TemporarySchema.OpenAsync(server);
        await using var storage = await OpenAsync(schema, TimeSpan.FromSeconds(seconds));

        var join = () => JoinAsync(storage);

        (await join.Should().ThrowAsync<StorageException>()).Which.Message
            .Should().Match("This host's clock is * s off the clock of PostgreSQL. *synchronize both with NTP.");
    }

    [Theory]
    [InlineData(-1.5)]
    [InlineData(1.5)]
    public async Task A_clock_less_off_joins_and_is_measured(double seconds)
    {
        await using var schema = await TemporarySchema.OpenAsync(server);
        await using var storage = await OpenAsync(schema, TimeSpan.FromSeconds(seconds));
        await JoinAsync(storage);

        var off = await storage.Link.MeasureClockAsync(CancellationToken.None);

        off.Should().BeGreaterThan(Duration.FromMilliseconds(500)).And.BeLessThan(Duration.FromSeconds(2));
    }

    [Fact]
    public async Task A_clock_that_is_right_is_not_off()
    {
        await using var schema = await TemporarySchema.OpenAsync(server);

        // Both clocks are the machine's; one of them is cut to milliseconds.
        (await schema.Storage.Link.MeasureClockAsync(CancellationToken.None)).Should().BeLessThan(Duration.FromMilliseconds(2));
    }

    [Fact]
    public async Task A_clock_that_a_test_moves_joins_wherever_it_stands_and_is_not_off()
    {
        await using var schema = await TemporarySchema.OpenAsync(server);
        await using var storage = schema.NewStorage(new FakeTimeProvider());
        await storage.OpenAsync(CancellationToken.None);

        await JoinAsync(storage);

        (await storage.Link.MeasureClockAsync(CancellationToken.None)).Should().Be(Duration.Zero);
    }

    private static async Task<PostgreSqlStorage> OpenAsync(TemporarySchema schema, TimeSpan off)
    {
        var storage = schema.NewStorage(new ShiftedTimeProvider(off));
        await storage.OpenAsync(CancellationToken.None);
        return storage;
    }

    private static Task JoinAsync(PostgreSqlStorage storage) =>
        storage.Link.JoinAsync(new HostId(Guid.CreateVersion7()), static _ => { }, CancellationToken.None);

    private sealed class ShiftedTimeProvider(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
