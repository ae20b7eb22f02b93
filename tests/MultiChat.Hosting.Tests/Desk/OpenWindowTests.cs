using System.Text.Json;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>A dialog that is opened far from its end: window, log and pushes together are what a fresh reading shows.</summary>
public sealed class OpenWindowTests
{
    [Fact]
    public async Task Window_and_log_and_pushes_are_a_fresh_snapshot_while_messages_come()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var boris = await host.OperatorAsync("Boris");
        var (dialog, answer, visitor) = await LongTalkAsync(host, anna, unread: 3_000);
        await anna.EditAsync(dialog, answer, "Frist");

        var view = await boris.OpenAtUnreadAsync(dialog);
        var window = (view.Items.Count, view.Texts[2], view.Place.EventSeq);
        var saying = Task.Run(async () =>
        {
            for (var i = 0; i < 300; i++)
            {
                await host.Chat.Visitors.SayAsync(visitor, NewId(), $"Late {i}");
                if (i == 150)
                {
                    await anna.EditAsync(dialog, answer, "First", revision: 1);
                }
            }
        });
        await saying;
        var end = (await host.Chat.Storage.Dialogs.FindAsync(host.Project.Id, dialog, default))!.EventSeq;
        await view.WaitUntilAsync(seen => seen.Place.EventSeq == end);

        window.Should().Be((103, "Message 0", 103));
        view.FindDifference(await boris.SnapshotAsync(dialog)).Should().BeNull();
        var whole = await HistoryAsync(boris, dialog, end + 1);
        view.Items.Should().HaveCount(whole.Count);
        view.Items.Zip(whole).Should().OnlyContain(pair => JsonElement.DeepEquals(pair.First, pair.Second));
        view.Texts[1].Should().Be("First");
    }

    [Fact]
    public async Task Log_leads_from_a_window_to_the_end_in_few_parts()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var boris = await host.OperatorAsync("Boris");
        var (dialog, _, _) = await LongTalkAsync(host, anna, unread: 3_000);
        var view = DialogView.OfDesk();
        view.Show(await boris.Hub.CallAsync("Open", new { dialog = dialog.Value, fromUnread = true }));

        var parts = 0;
        for (var step = ViewStep.AskLog; step == ViewStep.AskLog; parts++)
        {
            step = view.Apply(await boris.Hub.CallAsync("Log", new { dialog = dialog.Value, after = view.Place.EventSeq, tag = view.Place.Tag }));
        }

        parts.Should().Be(15, "a part has 200 events, and the window had the first hundred");
        view.FindDifference(await boris.SnapshotAsync(dialog)).Should().BeNull();
        view.Items.Should().HaveCount(3_003);
    }

    [Fact]
    public async Task A_page_of_a_window_is_pushed_what_happens_and_not_what_lies_between()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var boris = await host.OperatorAsync("Boris");
        var (dialog, _, visitor) = await LongTalkAsync(host, anna, unread: 400);
        var open = await boris.Hub.CallAsync("Open", new { dialog = dialog.Value, fromUnread = true });
        var before = boris.Hub.Pushes.Count;

        await host.Chat.Visitors.SayAsync(visitor, NewId(), "Later");
        await boris.Hub.WaitForPushAsync("log", from: before);

        var push = boris.Hub.Pushes.Skip(before).Where(one => one.Target == "log").Should().ContainSingle().Which.Content;
        push.GetProperty("after").GetInt64().Should().Be(open.GetProperty("row").GetProperty("version").GetInt64());
        push.GetProperty("items").EnumerateArray().Should().ContainSingle();
    }

    [Fact]
    public async Task Rest_opens_a_dialog_in_the_same_places()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var boris = await host.OperatorAsync("Boris");
        var (dialog, answer, _) = await LongTalkAsync(host, anna, unread: 150);
        var path = $"v1/p/main/dialogs/{dialog}";

        foreach (var (query, input) in new (string, object)[]
        {
            ("fromUnread=true", new { dialog = dialog.Value, fromUnread = true }),
            ("fromUnread=false", new { dialog = dialog.Value }),
            ($"fromMessage={answer}", new { dialog = dialog.Value, fromMessage = answer.Value }),
            ($"fromMessage={Guid.NewGuid()}", new { dialog = dialog.Value }),
        })
        {
            var (rest, hub) = (await boris.Rest.GetAsync($"{path}?{query}"), await boris.Hub.CallAsync("Open", input));
            foreach (var member in new[] { "items", "more", "place", "row", "marks" })
            {
                JsonElement.DeepEquals(rest.GetProperty(member), hub.GetProperty(member)).Should().BeTrue("{0} of {1}", member, query);
            }
        }

        await Refused.WithAsync("malformed", () => boris.Rest.GetAsync($"{path}?fromUnread=yes"));
        var both = await Refused.WithAsync("invalid_field", () => boris.Rest.GetAsync($"{path}?fromUnread=true&fromMessage={answer}"));
        both.Problem.GetProperty("member").GetString().Should().Be("fromMessage");
    }

    /// <summary>A greeting, Anna's answer, and what came after it.</summary>
    private static async Task<(DialogId Dialog, MessageId Answer, VisitorActor Visitor)> LongTalkAsync(TestHost host, OperatorClient anna, int unread)
    {
        await using (var page = await host.VisitorAsync())
        {
            await page.SendAsync("Hello");
        }

        await anna.Desk.WaitUntilAsync(desk => desk.Rows.Count == 1);
        var dialog = new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
        var answer = new MessageId((await anna.AnswerAsync(dialog, "Fist")).GetProperty("id").GetGuid());
        var known = (await host.Chat.Storage.Dialogs.FindAsync(host.Project.Id, dialog, default))!;
        var visitor = new VisitorActor { Project = host.Project.Id, Site = known.Site, Visitor = known.Visitor };
        for (var i = 0; i < unread; i++)
        {
            await host.Chat.Visitors.SayAsync(visitor, NewId(), $"Message {i}");
        }

        return (dialog, answer, visitor);
    }

    private static async Task<IReadOnlyList<JsonElement>> HistoryAsync(OperatorClient page, DialogId dialog, long before)
    {
        var items = new List<JsonElement>();
        for (var more = true; more;)
        {
            var part = await page.HistoryAsync(dialog, before, limit: 100);
            items.InsertRange(0, part.GetProperty("items").EnumerateArray());
            more = part.GetProperty("more").GetBoolean();
            before = items[0].GetProperty("eventSeq").GetInt64();
        }

        return items;
    }

    private static MessageId NewId() => new(Guid.CreateVersion7());
}
