using Microsoft.Extensions.Logging;
using MultiChat.Testing.Faults;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Guest;

/// <summary>What a page gave up is no failure, and a store that refuses is one line a call.</summary>
public sealed class GivenUpCallTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task Two_hundred_pages_that_drop_while_joining_leave_nothing_in_the_log(string store)
    {
        await using var host = await TestHost.StartAsync(
            options => (options.Limits.VisitorsPerMinute, options.Limits.VisitorRequestsPerMinute) = (10_000, 10_000),
            chat =>
            {
                if (store == "sqlite")
                {
                    chat.AddSqlite(_folder.File("chat.db"));
                }
            });
        await using var anna = await host.OperatorAsync();
        var before = host.Log.Lines.Count(IsNoise);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => DropWhileJoiningAsync(host))).InTimeAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Served as ever");

        host.Log.Lines.Where(IsNoise).Skip(before).Should().BeEmpty();
    }

    [Fact]
    public async Task A_store_that_refuses_is_one_line_without_a_stack()
    {
        var faults = new FailingCommits { Full = true };
        await using var host = await TestHost.StartAsync(
            add: chat => chat.Services.AddSingleton<ChatStorage>(new InterceptedStorage(new InMemory.InMemoryStorage(), faults)));
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        await Refused.WithAsync("busy", () => visitor.SendAsync("Is there room?"));
        await Refused.WithAsync("busy", () => visitor.PostMessageAsync("Is there room?"));

        var said = host.Log.Lines.Where(line => line.Level >= LogLevel.Warning && line.Text.Contains("The store failed", StringComparison.Ordinal)).ToList();
        said.Should().HaveCount(2);
        said.Should().OnlyContain(line => !line.Text.Trim().Contains('\n', StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsNoise((LogLevel Level, string Text) line) => line.Level >= LogLevel.Warning || line.Text.Contains("   at ", StringComparison.Ordinal);

    private static async Task DropWhileJoiningAsync(TestHost host)
    {
        using var rest = new WireRest(host.Mount);
        var ticket = (await rest.PostAsync("v1/s/main/identity")).GetProperty("ticket").GetString();
        await using var hub = await HubClient.ConnectAsync(new Uri(host.Mount, "v1/s/main/hub"));
        await hub.CallWithoutAnswerAsync("Join", new { ticket });
        await hub.AbortAsync();
    }
}
