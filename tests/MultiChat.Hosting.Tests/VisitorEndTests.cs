using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>Rule D13 over the wire.</summary>
public sealed class VisitorEndTests
{
    [Fact]
    public async Task The_desk_is_told_that_the_client_ended_the_chat_and_the_visitor_that_it_is_closed()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);

        (await visitor.Hub.CallAsync("End", new { seq = 1 })).GetRawText().Should().Be("{}");

        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("archive").Count == 1);
        var thread = await anna.Hub.CallAsync("Open", new { dialog = anna.Desk.Rows[0].GetProperty("id").GetGuid() });
        var closed = thread.GetProperty("items").EnumerateArray().Last();
        closed.GetProperty("kind").GetString().Should().Be("closed");
        closed.GetProperty("by").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        closed.GetProperty("byClient").GetBoolean().Should().BeTrue();
        (await visitor.SnapshotAsync()).GetProperty("dialog").GetProperty("status").GetString().Should().Be("archived");
    }

    [Fact]
    public async Task A_chat_that_went_on_is_not_ended()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");

        await Refused.WithAsync("changed", () => visitor.Hub.CallAsync("End", new { seq = 0 }));
    }

    [Theory]
    [InlineData("{}", "malformed")]
    [InlineData("""{"seq":"1"}""", "malformed")]
    [InlineData("""{"seq":1,"by":"operator"}""", "unknown_field")]
    [InlineData("""{"seq":1}""", "not_found")]
    public async Task Bad_input_has_a_stable_code(string input, string code)
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();

        await Refused.WithAsync(code, () => visitor.Hub.CallWithAsync("End", $"[{input}]"));
    }
}
