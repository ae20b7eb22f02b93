using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>Rule M9 over the wire.</summary>
public sealed class TypingTests
{
    [Fact]
    public async Task Typing_is_pushed_both_ways()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var dialog = anna.Desk.Rows[0].GetProperty("id").GetGuid();

        await visitor.Hub.CallAsync("Typing", new { typing = true });
        var sign = await anna.Hub.WaitForPushAsync("typing", _ => true);
        await anna.Hub.CallAsync("Typing", new { dialog, typing = true });
        var answer = await visitor.Hub.WaitForPushAsync("typing", _ => true);

        sign.Content.GetRawText().Should().Be($$"""{"dialog":"{{dialog}}","by":null,"typing":true}""");
        answer.Content.GetProperty("name").GetString().Should().Be("Anna");
        answer.Content.GetProperty("typing").GetBoolean().Should().BeTrue();
    }

    [Theory]
    [InlineData("{}", "malformed")]
    [InlineData("""{"typing":null}""", "malformed")]
    [InlineData("""{"typing":"yes"}""", "malformed")]
    [InlineData("""{"typing":true,"text":"a"}""", "unknown_field")]
    [InlineData("""{"typing":true,"typing":false}""", "malformed")]
    [InlineData("[]", "malformed")]
    public async Task Bad_input_of_a_visitor_has_a_stable_code(string input, string code)
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();

        await Refused.WithAsync(code, () => visitor.Hub.CallWithAsync("Typing", $"[{input}]"));
    }

    [Theory]
    [InlineData("""{"typing":true}""", "malformed")]
    [InlineData("""{"dialog":"019aab12-0000-7000-8000-000000000001"}""", "malformed")]
    [InlineData("""{"dialog":"019aab12-0000-7000-8000-000000000001","typing":true,"note":true}""", "unknown_field")]
    [InlineData("""{"dialog":"019aab12-0000-7000-8000-000000000001","typing":true}""", "not_found")]
    public async Task Bad_input_of_an_operator_has_a_stable_code(string input, string code)
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();

        await Refused.WithAsync(code, () => anna.Hub.CallWithAsync("Typing", $"[{input}]"));
    }

    [Fact]
    public async Task Nobody_types_before_they_have_joined()
    {
        await using var host = await TestHost.StartAsync();
        await using var page = await VisitorClient.StartAsync(host.Mount);

        await Refused.WithAsync("not_signed_in", () => page.Hub.CallAsync("Typing", new { typing = true }));
    }
}
