using System.Text.Json;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>What docs/wire.md says of messages, cards, marks and presence, said by the host.</summary>
public sealed class WireTalkTests
{
    [Fact] // M2: docs/decisions/0004
    public async Task A_message_id_is_a_key_of_its_sender_and_unique_in_its_dialog()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var boris = await host.OperatorAsync("Boris");
        await using var visitor = await host.VisitorAsync();
        await using var other = await host.VisitorAsync();
        var id = new MessageId(Guid.NewGuid());
        await visitor.SendAsync("Hello", id);
        var dialog = await DialogAsync(anna, 1);

        (await other.SendAsync("Hello", id)).GetProperty("seq").GetInt64().Should().Be(1, "another visitor in another dialog");
        await Refused.WithAsync("message_conflict", () => anna.AnswerAsync(dialog, "Hello", id));
        var answer = await anna.AnswerAsync(dialog, "Good day", new MessageId(Guid.NewGuid()));
        var second = (await DialogsAsync(anna, 2)).Single(one => one != dialog);
        await Refused.WithAsync("message_conflict", () => anna.AnswerAsync(second, "Good day", new MessageId(answer.GetProperty("id").GetGuid())));
    }

    [Fact] // M2, E2
    public async Task A_first_answer_and_an_edit_come_again_with_the_text_that_is_there_now()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        var dialog = await DialogAsync(anna, 1);
        var id = new MessageId(Guid.NewGuid());
        var first = await anna.AnswerAsync(dialog, "Helo", id);
        var edit = new { dialog = dialog.Value, id = id.Value, text = "Hello", revision = 0 };
        var edited = (await anna.Hub.CallAsync("Edit", edit)).GetProperty("message");
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        var again = await anna.AnswerAsync(dialog, "Helo", id);
        var editedAgain = (await anna.Hub.CallAsync("Edit", edit)).GetProperty("message");

        again.GetProperty("text").GetString().Should().Be("Hello");
        (again.GetProperty("seq").GetInt64(), again.GetProperty("at").GetString()).Should().Be((first.GetProperty("seq").GetInt64(), first.GetProperty("at").GetString()));
        editedAgain.ToString().Should().Be(edited.ToString());
        await Refused.WithAsync("message_conflict", () => anna.AnswerAsync(dialog, "Hello", id));
        await Refused.WithAsync("edit_window_over", () => anna.Hub.CallAsync("Edit", new { dialog = dialog.Value, id = id.Value, text = "Hi", revision = 1 }));
    }

    [Fact] // D10
    public async Task An_answer_and_a_closing_read_for_everybody_and_move_no_mark()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("One");
        var dialog = await DialogAsync(anna, 1);

        await anna.AnswerAsync(dialog, "Good day");
        var answered = await anna.SnapshotAsync(dialog);
        await visitor.SendAsync("Two");
        await anna.Desk.WaitUntilAsync(desk => desk.FindRow(dialog)?.GetProperty("messages").GetInt64() == 3);
        await anna.CloseAsync(dialog);
        var closed = await anna.SnapshotAsync(dialog);
        await anna.ReopenAsync(dialog);
        var reopened = await anna.SnapshotAsync(dialog);

        foreach (var (thread, unread) in new[] { (answered, 0), (closed, 0), (reopened, 1) })
        {
            thread.GetProperty("row").GetProperty("unread").GetInt32().Should().Be(unread);
            thread.GetProperty("marks").GetProperty("deskRead").GetInt64().Should().Be(0);
        }

        reopened.GetProperty("row").GetProperty("waitingSince").ValueKind.Should().Be(JsonValueKind.String);
    }

    [Fact] // C3
    public async Task A_card_is_replaced_whole_and_one_in_which_nothing_differs_makes_no_version()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await DialogAsync(anna, 1);
        var client = anna.Desk.Rows[0].GetProperty("client").GetProperty("id").GetGuid();
        Task<JsonElement> FillAsync(object card) => anna.Rest.PutAsync($"v1/p/main/clients/{client}", card);

        var filled = await FillAsync(new { version = 1, name = "Peter\nPan", phone = "\u200B", email = (string?)null, comment = " two\r\nlines ", fields = new[] { new { name = "Size", value = "XL" } } });
        var same = await FillAsync(new { version = 2, name = "Peter Pan", phone = (string?)null, email = "", comment = "two\nlines", fields = new[] { new { name = "Size", value = "XL" } } });
        var without = await FillAsync(new { version = 2, name = " ", phone = (string?)null, email = (string?)null, comment = (string?)null });

        var card = filled.GetProperty("client");
        (card.GetProperty("name").GetString(), card.GetProperty("phone").ValueKind, card.GetProperty("comment").GetString())
            .Should().Be(("Peter Pan", JsonValueKind.Null, "two\nlines"));
        same.GetProperty("client").GetProperty("version").GetInt64().Should().Be(2);
        without.GetProperty("client").GetProperty("version").GetInt64().Should().Be(3);
        without.GetProperty("client").GetProperty("name").ValueKind.Should().Be(JsonValueKind.Null);
        without.GetProperty("client").GetProperty("fields").GetArrayLength().Should().Be(0);
    }

    [Fact] // D5
    public async Task A_hand_over_to_nobody_known_names_the_member_of_the_input()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        var dialog = (await DialogAsync(anna, 1)).Value;
        var nobody = Guid.NewGuid();
        (object Input, string Member)[] calls =
        [
            (new { dialog, sawResponsible = (Guid?)null, member = nobody }, "member"),
            (new { dialog, sawResponsible = (Guid?)null, group = nobody }, "group"),
            (new { dialog, sawResponsible = (Guid?)null, member = nobody, group = nobody }, "member"),
            (new { dialog, sawResponsible = (Guid?)null }, "member"),
        ];

        foreach (var (input, member) in calls)
        {
            (await Refused.WithAsync("invalid_field", () => anna.Hub.CallAsync("HandOver", input))).Problem.GetProperty("member").GetString().Should().Be(member);
        }
    }

    [Fact] // P2, S8
    public async Task Why_has_no_by_and_no_at_where_there_is_none()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync(available: false);
        var never = (await anna.StartAsync()).GetProperty("status").GetProperty("why");

        await anna.SwitchAsync(available: true);
        var hand = (await anna.Rest.GetAsync("v1/p/main")).GetProperty("status").GetProperty("why");

        (never.GetProperty("kind").GetString(), never.GetProperty("by").ValueKind, never.GetProperty("at").ValueKind)
            .Should().Be(("never", JsonValueKind.Null, JsonValueKind.Null));
        (hand.GetProperty("kind").GetString(), hand.GetProperty("by").ValueKind, hand.GetProperty("at").ValueKind)
            .Should().Be(("hand", JsonValueKind.String, JsonValueKind.String));
    }

    [Fact]
    public async Task Before_Start_calls_are_answered_and_pushes_begin_with_it()
    {
        await using var host = await TestHost.StartAsync();
        await using var boris = await host.OperatorAsync("Boris");
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        var dialog = (await DialogAsync(boris, 1)).Value;
        await using var signedIn = await OperatorClient.SignInAsync(host.Mount, "Anna@example.org", TestHost.Password);
        await using var hub = await HubClient.ConnectAsync(new Uri(host.Mount, "v1/p/main/hub"), new WireClientOptions { Cookies = signedIn.Rest.Cookies });

        (await hub.CallAsync("Open", new { dialog })).GetProperty("items").GetArrayLength().Should().Be(1);
        await visitor.SendAsync("Two");
        (await hub.CallAsync("List", new { section = "mine" })).GetProperty("rows").GetArrayLength().Should().Be(1);
        hub.Pushes.Should().NotContain(push => push.Target == "rows");
        await hub.CallAsync("Start");
        var before = hub.Pushes.Count;
        await visitor.SendAsync("Three");
        await hub.WaitForPushAsync("rows");
        await hub.CallAsync("Open", new { dialog });
        await visitor.SendAsync("Four");
        await hub.WaitForPushAsync("log", from: before);

        hub.Pushes.Skip(before).Where(push => push.Target == "log").Should().ContainSingle("what was opened before Start is not watched");
    }

    [Fact] // M4
    public async Task A_goodbye_is_undone_by_joining_again_and_by_nothing_else()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        var dialog = await DialogAsync(anna, 1);
        async Task<(bool Online, JsonValueKind LeftAt)> PresenceAsync()
        {
            var presence = (await anna.SnapshotAsync(dialog)).GetProperty("presence");
            return (presence.GetProperty("online").GetBoolean(), presence.GetProperty("leftAt").ValueKind);
        }

        await visitor.GoodbyeAsync();
        (await PresenceAsync()).Should().Be((false, JsonValueKind.String));
        await visitor.SendAsync("Still here");
        await visitor.ReadAsync(1);
        (await PresenceAsync()).Should().Be((false, JsonValueKind.String));
        await visitor.Hub.CallAsync("Join");

        (await PresenceAsync()).Should().Be((true, JsonValueKind.Null));
    }

    [Fact]
    public async Task The_ticket_of_another_visitor_is_refused_and_used_up_and_changes_nothing()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        using var other = new WireRest(host.Mount);
        var ticket = (await other.PostAsync("v1/s/main/identity", new { })).GetProperty("ticket").GetString();

        await Refused.WithAsync("not_signed_in", () => visitor.Hub.CallAsync("Join", new { ticket }));
        await using var fresh = await VisitorClient.StartAsync(host.Mount);
        await Refused.WithAsync("not_signed_in", () => fresh.Hub.CallAsync("Join", new { ticket }));
        await visitor.SendAsync("Mine");

        (await visitor.SnapshotAsync()).GetProperty("items").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Pages_of_a_forgotten_visitor_are_told_that_it_has_ended_before_they_are_closed()
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();
        await using var tab = await host.VisitorAsync(new WireClientOptions { Cookies = visitor.Rest.Cookies });

        await visitor.Rest.DeleteAsync("v1/s/main/identity");

        foreach (var page in new[] { visitor, tab })
        {
            (await page.Hub.WaitForPushAsync("ended")).Content.GetProperty("code").GetString().Should().Be("not_signed_in");
            await page.Hub.Closed.InTimeAsync();
        }
    }

    private static async Task<DialogId> DialogAsync(OperatorClient desk, int rows) => (await DialogsAsync(desk, rows))[0];

    private static async Task<IReadOnlyList<DialogId>> DialogsAsync(OperatorClient desk, int rows)
    {
        await desk.Desk.WaitUntilAsync(seen => seen.Rows.Count == rows);
        return [.. desk.Desk.Rows.Select(row => new DialogId(row.GetProperty("id").GetGuid()))];
    }
}
