using MultiChat.Events;
using MultiChat.Outbox;
using MultiChat.Testing;

namespace MultiChat.Commits;

/// <summary>What handlers say about their wishes is nothing that a command fails by.</summary>
public sealed class OutboxFillingTests
{
    private const string Secret = "Call me on 123-45-67";

    [Fact]
    public async Task A_handler_that_cannot_say_what_it_wants_is_told_and_nobodys_sending_fails()
    {
        using var log = new LogLines();
        var unsure = new UnsureHandler();
        await using var chat = await TestChat.StartAsync(outbox: [unsure], logs: log);
        await chat.AddOperatorAsync("Anna");

        await chat.SayAsync(await chat.AddVisitorAsync(), "Hello");

        (await unsure.Told.Task.InTimeAsync()).Item.Message!.Text.Should().Be("Hello");
        var line = log.Of(1105).Should().ContainSingle().Subject;
        line.Text.Should().StartWith("unsure could not say whether it wants events of kind message; it is told of them");
        line.Exception.Should().Contain("System.InvalidOperationException: ***").And.NotContain(Secret);
    }

    private sealed class UnsureHandler : IOutboxHandler
    {
        public TaskCompletionSource<OutboxDelivery> Told { get; } = new();

        public string Name => "unsure";

        public bool Wants(LogEvent happened) => throw new InvalidOperationException(Secret);

        public Task HandleAsync(OutboxDelivery delivery, CancellationToken cancellation)
        {
            Told.TrySetResult(delivery);
            return Task.CompletedTask;
        }
    }
}
