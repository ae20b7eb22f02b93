using MultiChat.Dialogs;
using MultiChat.Schedules;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>Rule P5, over the wire.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task A_request_left_at_night_is_in_the_desk_in_the_morning_and_its_answer_in_the_chat()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync(available: false);
        await using var visitor = await host.VisitorAsync();
        (await Refused.WithAsync("nobody_available", () => visitor.SendAsync("Call me"))).Code.Should().Be("nobody_available");

        var left = await visitor.LeaveRequestAsync("Call me", name: "Иван", phone: "+7 900 123-45-67");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var dialog = new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
        var item = (await anna.OpenAsync(dialog)).Items.Should().ContainSingle().Subject;
        await anna.AnswerAsync(dialog, "We have called");
        await visitor.View.WaitUntilAsync(view => view.Texts.Count == 2);

        item.GetProperty("kind").GetString().Should().Be("request");
        item.GetProperty("message").GetProperty("from").GetString().Should().Be("client");
        item.GetProperty("request").EnumerateObject().Select(one => (one.Name, one.Value.GetString())).Should().Equal(
            ("name", "Иван"), ("phone", "+7 900 123-45-67"), ("email", null), ("consent", null));
        anna.Desk.Rows[0].GetProperty("client").GetProperty("name").GetString().Should().Be("Иван");
        visitor.View.Items.Select(shown => shown.GetProperty("kind").GetString()).Should().Equal("request", "joined", "message");
        visitor.View.Items[0].GetRawText().Should().NotContain("900", "a contact is the desk's").And.NotContain("Иван");
        visitor.View.Messages[0].GetProperty("id").GetString().Should().Be(left.GetProperty("id").GetString());
    }

    [Fact] // P5
    public async Task In_an_open_dialog_it_says_that_it_starts_an_inquiry()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.LeaveRequestAsync("First", phone: "+7 900 123-45-67");
        await visitor.LeaveRequestAsync("Second", phone: "+7 900 123-45-67");
        await anna.Desk.WaitUntilAsync(desk => desk.Rows.Count == 1 && desk.Rows[0].GetProperty("inquiry").GetInt64() == 2);

        var items = (await anna.OpenAsync(new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid()))).Items;

        items.Select(item => item.GetProperty("newInquiry").GetBoolean()).Should().Equal(false, true);
    }

    [Fact]
    public async Task Rest_takes_it_too_and_gives_the_first_answer_again()
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();
        var request = new { id = Guid.CreateVersion7(), text = "Call me", email = "ivan@example.org" };

        var first = await visitor.Rest.PostAsync("v1/s/main/requests", request);
        var second = await visitor.Rest.PostAsync("v1/s/main/requests", request);

        second.GetRawText().Should().Be(first.GetRawText());
        (await visitor.SnapshotAsync()).GetProperty("items").GetArrayLength().Should().Be(1);
    }

    [Fact] // hostile input: a clear code, and nothing stored
    public async Task What_breaks_the_rules_is_refused_by_name()
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();

        await Refused.WithAsync("contact_needed", () => visitor.LeaveRequestAsync("Call me", name: "Иван"));
        var wrong = await Refused.WithAsync("invalid_field", () => visitor.LeaveRequestAsync("Call me", email: "ivan"));
        await Refused.WithAsync("invalid_field", () => visitor.LeaveRequestAsync("Call me", name: new string('a', 201), phone: "12345"));
        await Refused.WithAsync("text_empty", () => visitor.LeaveRequestAsync(" ", phone: "12345"));
        await Refused.WithAsync("text_too_long", () => visitor.LeaveRequestAsync(new string('a', 8_001), phone: "12345"));
        await Refused.WithAsync("consent_needed", () => visitor.LeaveRequestAsync("Call me", phone: "12345", consent: new string('a', 100_000)));

        wrong.Problem.GetProperty("member").GetString().Should().Be("email");
        (await visitor.SnapshotAsync()).GetProperty("dialog").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Who_asks_hears_when_somebody_will_be_there()
    {
        await using var host = await TestHost.StartAsync();
        host.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 1, 20, 0, 0, TimeSpan.Zero));
        var anna = host.Chat.Admin.Projects[0].Members.Single(member => member.FirstName == "Anna");
        await host.Chat.Admin.SetScheduleAsync(anna, new Schedule(WeeklyHours.Parse("Mon-Fri 09:00-18:00"), [], "Europe/Moscow"));
        await using var visitor = await host.VisitorAsync();

        visitor.Greeting.GetProperty("opensAt").GetString().Should().Be("2027-03-02T06:00:00.000Z");
        (await visitor.Rest.GetAsync("v1/s/main/availability")).GetRawText().Should().Be("""{"available":false,"opensAt":"2027-03-02T06:00:00.000Z"}""");
        await host.Chat.Admin.SetScheduleAsync(anna, new Schedule(WeeklyHours.Parse("Mon-Fri 10:00-18:00"), [], "Europe/Moscow"));
        await visitor.Hub.WaitForPushAsync("availability", push => push.GetProperty("opensAt").GetString() == "2027-03-02T07:00:00.000Z");
        host.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 2, 7, 0, 0, TimeSpan.Zero));
        await visitor.Hub.WaitForPushAsync("availability", push => push.GetProperty("available").GetBoolean());
    }
}
