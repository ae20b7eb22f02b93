using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

public sealed class LimitTests
{
    [Fact]
    public async Task A_visitor_who_sends_too_much_is_told_when_to_try_again_and_the_others_are_not_touched()
    {
        await using var host = await TestHost.StartAsync(options => (options.Limits.MessageBurst, options.Limits.MessagesPerMinute) = (3, 1));
        await using var anna = await host.OperatorAsync();
        await using var loud = await host.VisitorAsync();
        await using var calm = await host.VisitorAsync();
        for (var i = 0; i < 3; i++)
        {
            await loud.SendAsync($"Message {i}");
        }

        var refused = await Refused.WithAsync("too_many", () => loud.SendAsync("One more"));

        refused.Status.Should().Be(429);
        refused.Problem.GetProperty("retryAfter").GetInt32().Should().BeInRange(1, 60);
        await calm.SendAsync("Hello");
    }

    [Fact]
    public async Task Too_many_new_visitors_of_one_address_are_refused()
    {
        await using var host = await TestHost.StartAsync(options => options.Limits.VisitorsPerMinute = 2);
        await using var one = await host.VisitorAsync();
        await using var two = await host.VisitorAsync();

        await Refused.WithAsync("too_many", () => host.VisitorAsync());
        await one.ReconnectAsync();
    }

    [Fact]
    public async Task The_greatest_limits_that_may_be_chosen_let_everybody_in()
    {
        await using var host = await TestHost.StartAsync(options => SetAll(options.Limits, LimitOptions.Max));
        await using var anna = await host.OperatorAsync();

        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    [InlineData(int.MaxValue)]
    public async Task A_limit_out_of_its_bounds_fails_the_start_by_its_name(int value)
    {
        var start = () => TestHost.StartAsync(options => SetAll(options.Limits, value));

        var message = (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message;
        foreach (var limit in typeof(LimitOptions).GetProperties())
        {
            message.Should().Contain($"Limits.{limit.Name} must be 1 to 1,000,000.");
        }
    }

    [Fact]
    public async Task Too_many_connections_of_one_address_are_refused()
    {
        await using var host = await TestHost.StartAsync(options => options.Limits.ConnectionsPerAddress = 2);
        await using var one = await VisitorClient.StartAsync(host.Mount);
        await using var two = await VisitorClient.StartAsync(host.Mount);

        await FluentActions.Awaiting(() => VisitorClient.StartAsync(host.Mount)).Should().ThrowAsync<Exception>();
    }

    [Fact]
    public async Task Too_many_pages_of_one_visitor_are_refused()
    {
        await using var host = await TestHost.StartAsync(options => options.Limits.ConnectionsPerVisitor = 1);
        await using var one = await host.VisitorAsync();

        await Refused.WithAsync("too_many", () => host.VisitorAsync(new WireClientOptions { Cookies = one.Rest.Cookies }));
    }

    [Fact]
    public async Task Too_many_sign_ins_of_one_address_are_refused()
    {
        await using var host = await TestHost.StartAsync(options => options.Limits.SignInsPerMinute = 1);
        await using var anna = await OperatorClient.SignInAsync(host.Mount, "Anna@example.org", TestHost.Password);

        await Refused.WithAsync("too_many", () => OperatorClient.SignInAsync(host.Mount, "Boris@example.org", TestHost.Password));
    }

    private static void SetAll(LimitOptions limits, int value)
    {
        foreach (var limit in typeof(LimitOptions).GetProperties())
        {
            limit.SetValue(limits, value);
        }
    }
}
