using System.Text.Json;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>The order by what is to be done, over the wire: hub and REST alike.</summary>
public sealed class ToDoOrderTests
{
    [Fact]
    public async Task Mine_is_paged_by_what_is_to_be_done_through_hub_and_rest()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await TalkAsync(host, anna, "Waits longest", answer: null);
        await TalkAsync(host, anna, "Is answered", answer: "Yes");
        await TalkAsync(host, anna, "Waits", answer: null);

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await anna.ListAsync("mine", cursor, limit: 1, order: "toDo");
            seen.AddRange(TextsOf(page));
            cursor = page.GetProperty("cursor").GetString();
        }
        while (cursor is not null);

        seen.Should().Equal("Waits longest", "Waits", "Yes");
        TextsOf(await anna.Rest.GetAsync("v1/p/main/dialogs?section=mine&order=toDo")).Should().Equal(seen);
        TextsOf(await anna.Rest.GetAsync("v1/p/main/dialogs?section=mine&order=activity")).Should().Equal("Waits", "Yes", "Waits longest");
    }

    [Theory]
    [InlineData("common", "toDo")]
    [InlineData("archive", "toDo")]
    [InlineData("mine", "todo")]
    public async Task An_order_that_a_section_has_not_is_refused_by_its_name(string section, string order)
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();

        var refused = await Refused.WithAsync("invalid_field", () => anna.Hub.CallAsync("List", new { section, order }));

        refused.Problem.GetProperty("member").GetString().Should().Be("order");
    }

    [Fact]
    public async Task A_cursor_of_one_order_is_refused_with_the_other()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await TalkAsync(host, anna, "One", answer: null);
        await TalkAsync(host, anna, "Two", answer: null);
        var byActivity = (await anna.Hub.CallAsync("List", new { section = "mine", limit = 1 })).GetProperty("cursor").GetString();
        var toDo = (await anna.Hub.CallAsync("List", new { section = "mine", order = "toDo", limit = 1 })).GetProperty("cursor").GetString();

        foreach (var (order, cursor) in new[] { ("toDo", byActivity), ("activity", toDo) })
        {
            var refused = await Refused.WithAsync("invalid_field", () => anna.Hub.CallAsync("List", new { section = "mine", order, cursor }));
            refused.Problem.GetProperty("member").GetString().Should().Be("cursor");
        }

        foreach (var order in new[] { "toDo", "activity" })
        {
            await Refused.WithAsync("malformed", () => anna.Hub.CallAsync("List", new { section = "mine", order, cursor = "AAAA" }));
        }
    }

    private static async Task TalkAsync(TestHost host, OperatorClient anna, string text, string? answer)
    {
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync(text);
        await anna.Desk.WaitUntilAsync(desk => desk.Rows.Any(row => row.GetProperty("last").GetProperty("text").GetString() == text));
        if (answer is not null)
        {
            await anna.AnswerAsync(new(anna.Desk.Rows.First(row => row.GetProperty("last").GetProperty("text").GetString() == text).GetProperty("id").GetGuid()), answer);
        }

        host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private static IEnumerable<string> TextsOf(JsonElement page) =>
        page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("last").GetProperty("text").GetString()!);
}
