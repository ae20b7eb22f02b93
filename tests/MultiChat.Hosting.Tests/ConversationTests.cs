using MultiChat.Dialogs;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

public sealed class ConversationTests
{
    [Fact]
    public async Task A_visitor_writes_and_an_operator_answers()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        await visitor.SendAsync("Здравствуйте 👋🏽");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var dialog = DialogOf(anna);
        var view = await anna.OpenAsync(dialog);
        await anna.AnswerAsync(dialog, "Добрый день 🫖");

        await visitor.View.WaitUntilAsync(seen => seen.Texts.Count == 2);
        visitor.View.Texts.Should().Equal("Здравствуйте 👋🏽", "Добрый день 🫖");
        await view.WaitUntilAsync(seen => seen.Texts.Count == 2);
        view.Texts.Should().Equal(visitor.View.Texts);
    }

    [Fact] // M3
    public async Task Applied_makes_delivered_and_read_makes_read()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var view = await anna.OpenAsync(DialogOf(anna));

        var answer = await anna.AnswerAsync(DialogOf(anna), "Good day");
        var eventSeq = answer.GetProperty("eventSeq").GetInt64();
        await view.WaitUntilAsync(seen => seen.Marks!.Value.GetProperty("visitorDelivered").GetInt64() >= eventSeq);

        await visitor.ReadAsync(answer.GetProperty("seq").GetInt64());
        await view.WaitUntilAsync(seen => seen.Marks!.Value.GetProperty("visitorRead").GetInt64() == 2);
        await anna.ReadAsync(DialogOf(anna), 1);
        await visitor.Hub.WaitForPushAsync("marks", marks => marks.GetProperty("read").GetInt64() == 1);
    }

    [Fact] // E2
    public async Task An_edit_at_ten_minutes_is_refused_through_hub_and_rest_alike()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var dialog = DialogOf(anna);
        var answer = await anna.AnswerAsync(dialog, "Frist");
        var id = answer.GetProperty("id").GetGuid();
        host.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        await anna.Hub.CallAsync("Edit", new { dialog = dialog.Value, id, text = "First", revision = 0 });
        await visitor.View.WaitUntilAsync(seen => seen.Texts.Contains("First"));

        host.Clock.Advance(TimeSpan.FromMilliseconds(1));

        var byHub = await Refused.WithAsync("edit_window_over", () => anna.Hub.CallAsync("Edit", new { dialog = dialog.Value, id, text = "Late", revision = 1 }));
        var byRest = await Refused.WithAsync("edit_window_over", () => anna.Rest.PutAsync(
            $"v1/p/main/dialogs/{dialog}/messages/{id}", new { text = "Late", revision = 1 }));
        byRest.Status.Should().Be(byHub.Status).And.Be(409);
    }

    [Fact] // P4
    public async Task An_open_page_learns_when_somebody_becomes_available()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync(available: false);
        await using var visitor = await host.VisitorAsync();
        visitor.Available.Should().BeFalse();
        (await Refused.WithAsync("nobody_available", () => visitor.SendAsync("Hello"))).Status.Should().Be(409);

        await anna.SwitchAsync(available: true);

        await visitor.WaitUntilAsync(page => page.Available);
        await visitor.SendAsync("Hello");
    }

    [Fact]
    public async Task Two_tabs_of_one_browser_show_one_dialog()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        var browser = new WireClientOptions();
        await using var one = await host.VisitorAsync(browser);
        await using var two = await host.VisitorAsync(new WireClientOptions { Cookies = browser.Cookies });

        await Task.WhenAll(one.SendAsync("From one"), two.SendAsync("From two"));

        await one.View.WaitUntilAsync(seen => seen.Texts.Count == 2);
        await two.View.WaitUntilAsync(seen => seen.Texts.Count == 2);
        one.View.Texts.Should().Equal(two.View.Texts);
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1 && desk.RowsOf("mine")[0].GetProperty("messages").GetInt64() == 2);
    }

    [Fact] // D5
    public async Task Two_operators_take_one_dialog_at_once_and_one_wins()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var boris = await host.OperatorAsync("Boris");
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var dialog = DialogOf(anna);

        var outcomes = await Task.WhenAll(new[] { anna, boris }.Select(async taker =>
        {
            try
            {
                await taker.Hub.CallAsync("Take", new { dialog = dialog.Value, sawResponsible = (Guid?)null });
                return null;
            }
            catch (WireRefusedException refused)
            {
                return refused;
            }
        }));

        var loser = outcomes.Should().ContainSingle(outcome => outcome != null).Which!;
        loser.Code.Should().Be("responsible_changed");
        var winner = outcomes[0] is null ? anna : boris;
        loser.Problem.GetProperty("responsible").GetProperty("id").GetGuid().Should().Be(winner.Desk.Me.Value);
    }

    [Fact]
    public async Task A_page_that_was_cut_off_catches_up_from_its_place()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("One");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        await visitor.View.WaitUntilAsync(seen => seen.Texts.Count == 1);
        await visitor.Hub.AbortAsync();
        for (var i = 0; i < 300; i++)
        {
            await anna.AnswerAsync(DialogOf(anna), $"Answer {i}");
        }

        await visitor.ReconnectAsync();

        await visitor.View.WaitUntilAsync(seen => seen.Texts.Count == 301);
        visitor.View.Texts.Skip(1).Should().Equal(Enumerable.Range(0, 300).Select(i => $"Answer {i}"));
        visitor.View.Snapshots.Should().Be(1);
        visitor.View.FindDifference(await visitor.SnapshotAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_row_tells_whether_the_visitor_is_there_without_being_watched()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1 && desk.Rows[0].GetProperty("online").GetBoolean());

        await visitor.GoodbyeAsync();
        await anna.Desk.WaitUntilAsync(desk => !desk.Rows[0].GetProperty("online").GetBoolean());

        await visitor.ReconnectAsync();
        await anna.Desk.WaitUntilAsync(desk => desk.Rows[0].GetProperty("online").GetBoolean());
    }

    [Fact] // C3
    public async Task A_card_is_filled_and_the_second_of_two_is_told()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        await anna.OpenAsync(DialogOf(anna));
        var client = anna.Desk.Rows[0].GetProperty("client").GetProperty("id").GetGuid();
        var card = new { version = 1, name = " Мария ", phone = "+7 999 1234567", email = "", comment = (string?)null, fields = new[] { new { name = "Город", value = "Тула" } } };

        var filled = await anna.Rest.PutAsync($"v1/p/main/clients/{client}", card);

        filled.GetProperty("client").GetProperty("name").GetString().Should().Be("Мария");
        filled.GetProperty("client").GetProperty("email").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        await anna.Hub.WaitForPushAsync("client", push => push.GetProperty("client").GetProperty("version").GetInt64() == 2);
        await anna.Desk.WaitUntilAsync(desk => desk.Rows[0].GetProperty("client").GetProperty("name").GetString() == "Мария");
        var again = await anna.Rest.PutAsync($"v1/p/main/clients/{client}", card);
        again.GetProperty("client").GetProperty("version").GetInt64().Should().Be(2, "the same card again is the same save");
        var other = card with { name = "Анна" };
        var refused = await Refused.WithAsync("client_conflict", () => anna.Rest.PutAsync($"v1/p/main/clients/{client}", other));
        refused.Problem.GetProperty("client").GetProperty("version").GetInt64().Should().Be(2);
    }

    private static DialogId DialogOf(OperatorClient desk) => new(desk.Desk.Rows[0].GetProperty("id").GetGuid());
}
