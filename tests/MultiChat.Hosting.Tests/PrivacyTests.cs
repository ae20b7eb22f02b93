using MultiChat.Dialogs;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

public sealed class PrivacyTests
{
    [Fact] // C2, E3
    public async Task The_visitors_frames_hold_no_generated_name_no_old_text_and_nothing_of_another_visitor()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var boris = await host.OperatorAsync("Boris");
        await using var other = await host.VisitorAsync();
        await other.SendAsync("Words of another");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var foreign = anna.Desk.Rows[0];
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 2);
        var row = anna.Desk.Rows.Single(one => one.GetProperty("id").GetGuid() != foreign.GetProperty("id").GetGuid());
        var dialog = new DialogId(row.GetProperty("id").GetGuid());
        var client = row.GetProperty("client").GetProperty("id").GetGuid();

        var answer = await anna.AnswerAsync(dialog, "The wrong price");
        await visitor.View.WaitUntilAsync(seen => seen.Texts.Count == 2);
        await anna.NoteAsync(dialog, "A note on the side");
        var soFar = visitor.Hub.Frames.Count;
        await anna.Hub.CallAsync("Edit", new { dialog = dialog.Value, id = answer.GetProperty("id").GetGuid(), text = "The right price", revision = 0 });
        await anna.Rest.PutAsync($"v1/p/main/clients/{client}", new { version = 1, name = "Card name", phone = "+7 999", email = (string?)null, comment = "Card comment" });
        await anna.HandOverAsync(dialog, boris.Desk.Me);
        await boris.Desk.WaitUntilAsync(desk => desk.FindRow(dialog)?.GetProperty("section").GetString() == "mine");
        await boris.CloseAsync(dialog);
        await visitor.SendAsync("Once more");
        await visitor.View.WaitUntilAsync(seen => seen.Texts.Count == 3);
        await visitor.ReconnectAsync();
        await visitor.SnapshotAsync();
        await using var tab = await host.VisitorAsync(new WireClientOptions { Cookies = visitor.Rest.Cookies });

        var frames = string.Join('\n', [.. visitor.Hub.Frames.Skip(soFar), .. tab.Hub.Frames, (await visitor.SnapshotAsync()).ToString()]);
        frames.Should().Contain("The right price").And.Contain("Boris");
        frames.Should().NotContain("The wrong price");
        var all = string.Join('\n', [.. visitor.Hub.Frames, frames]);
        foreach (var hidden in new[]
        {
            row.GetProperty("client").GetProperty("name").GetString()!,
            foreign.GetProperty("client").GetProperty("name").GetString()!,
            foreign.GetProperty("id").GetString()!,
            dialog.ToString(), client.ToString(), anna.Desk.Me.ToString(),
            "Words of another", "A note on the side", "Card name", "Card comment", "revision",
        })
        {
            all.Should().NotContain(hidden);
        }
    }

    [Fact]
    public async Task A_forgotten_browser_is_nobody_and_its_connections_end()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        var stolen = new WireClientOptions();
        foreach (System.Net.Cookie cookie in visitor.Rest.Cookies.GetAllCookies())
        {
            stolen.Cookies.Add(host.Mount, new System.Net.Cookie(cookie.Name, cookie.Value));
        }

        await visitor.Rest.DeleteAsync("v1/s/main/identity");

        await visitor.Hub.Closed.InTimeAsync();
        using var thief = new WireRest(host.Mount, stolen);
        await Refused.WithAsync("not_signed_in", () => thief.GetAsync("v1/s/main/dialog"));
        await visitor.ReconnectAsync();
        (await visitor.SnapshotAsync()).GetProperty("dialog").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
    }

    [Fact]
    public async Task The_log_holds_no_text_no_name_and_no_secret()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("A secret of the visitor");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var name = anna.Desk.Rows[0].GetProperty("client").GetProperty("name").GetString()!;
        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, "Anna@example.org", "a wrong passphrase"));

        var log = string.Join('\n', host.Log.Texts);

        log.Should().NotContain("A secret of the visitor").And.NotContain(name).And.NotContain(TestHost.Password).And.NotContain("a wrong passphrase");
        foreach (System.Net.Cookie cookie in visitor.Rest.Cookies.GetAllCookies())
        {
            log.Should().NotContain(cookie.Value);
        }
    }
}
