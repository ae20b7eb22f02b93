namespace MultiChat.Hosting.Desk;

/// <summary>What a found row says over the wire of the line by which it was found.</summary>
public sealed class SearchHitTests
{
    [Fact]
    public async Task A_found_row_says_by_which_line_and_other_rows_say_nothing()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        var sent = await visitor.SendAsync("Where is my kettle?");
        await visitor.SendAsync("Hello?");
        await anna.Desk.WaitUntilAsync(desk => desk.Rows.Any(row => row.GetProperty("messages").GetInt64() == 2));

        foreach (var page in new[] { await anna.SearchAsync("KETT"), await anna.Rest.GetAsync("v1/p/main/dialogs/search?query=KETT") })
        {
            var hit = page.GetProperty("rows").EnumerateArray().Should().ContainSingle().Which.GetProperty("hit");
            hit.EnumerateObject().Select(member => member.Name).Should().Equal("message", "seq", "at", "text");
            hit.GetProperty("message").GetGuid().Should().Be(sent.GetProperty("id").GetGuid());
            hit.GetProperty("seq").GetInt64().Should().Be(1);
            hit.GetProperty("at").GetString().Should().Be(sent.GetProperty("at").GetString());
            hit.GetProperty("text").GetString().Should().Be("Where is my kettle?");
        }

        (await anna.SearchAsync("inquiry 1")).GetProperty("rows")[0].TryGetProperty("hit", out _).Should().BeFalse();
        (await anna.ListAsync("mine")).GetProperty("rows")[0].TryGetProperty("hit", out _).Should().BeFalse();
    }
}
