using MultiChat.Dialogs;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>A page that saw a snapshot and applied what came since shows exactly a fresh snapshot, after every command.</summary>
public sealed class SnapshotPlusEventsTests
{
    [Fact]
    public async Task A_view_that_followed_every_command_equals_a_fresh_snapshot()
    {
        await using var host = await TestHost.StartAsync();
        var sales = await host.Chat.Admin.AddGroupAsync(host.Project.Id, "Sales");
        var lead = await host.Chat.Admin.Classes.AddAsync(host.Project.Id, "Заявка", isLead: true);
        await using var anna = await host.OperatorAsync();
        await using var boris = await host.OperatorAsync("Boris");
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var dialog = new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
        var desk = await anna.OpenAsync(dialog);
        var answer = new Guid();
        var first = anna.Desk.Rows[0].GetProperty("inquiryId").GetGuid();
        Task SetClassAsync(Guid? to) => anna.Hub.CallAsync("SetClass", new Dictionary<string, object?> { ["dialog"] = dialog.Value, ["inquiry"] = first, ["class"] = to });

        var commands = new (string Name, Func<Task> Run)[]
        {
            ("take", () => anna.TakeAsync(dialog)),
            ("answer", async () => answer = (await anna.AnswerAsync(dialog, "Frist")).GetProperty("id").GetGuid()),
            ("edit", () => anna.Hub.CallAsync("Edit", new { dialog = dialog.Value, id = answer, text = "First", revision = 0 })),
            ("note", () => anna.NoteAsync(dialog, "Asks for a discount")),
            ("say", () => visitor.SendAsync("And then?")),
            ("answer of another", () => boris.AnswerAsync(dialog, "I help", saw: SawResponsible.Member(anna.Desk.Me))),
            ("hand over to an operator", () => anna.HandOverAsync(dialog, boris.Desk.Me)),
            ("let go", () => boris.LetGoAsync(dialog, SawResponsible.Member(boris.Desk.Me))),
            ("hand over to a group", () => anna.HandOverAsync(dialog, sales.Id)),
            ("set a class", () => SetClassAsync(lead.Id.Value)),
            ("close", () => anna.CloseAsync(dialog)),
            ("reopen", () => anna.ReopenAsync(dialog)),
            ("close again", () => anna.CloseAsync(dialog)),
            ("clear the class in the archive", () => SetClassAsync(null)),
            ("say into the archive", () => visitor.SendAsync("One more thing")),
            ("end by the visitor", () => visitor.Hub.CallAsync("End", new { seq = 5 })),
            ("say after the end", () => visitor.SendAsync("And yet")),
            ("set the class of an earlier inquiry", () => SetClassAsync(lead.Id.Value)),
            ("leave a request", () => visitor.LeaveRequestAsync("Call me", phone: "+7 900 123-45-67")),
            ("read", () => anna.ReadAsync(dialog, 4)),
        };
        foreach (var (name, run) in commands)
        {
            await run();
            var fresh = await anna.SnapshotAsync(dialog);
            var place = fresh.GetProperty("place").GetProperty("eventSeq").GetInt64();
            await desk.WaitUntilAsync(view => view.Place.EventSeq >= place);
            desk.FindDifference(await anna.SnapshotAsync(dialog)).Should().BeNull($"the desk has followed '{name}'");
            var seen = (await visitor.SnapshotAsync()).GetProperty("place").GetProperty("eventSeq").GetInt64();
            await visitor.View.WaitUntilAsync(view => view.Place.EventSeq >= seen);
            visitor.View.FindDifference(await visitor.SnapshotAsync()).Should().BeNull($"the visitor's page has followed '{name}'");
        }

        desk.Snapshots.Should().Be(1, "nothing needed a new snapshot");
        visitor.View.Snapshots.Should().Be(1);
        visitor.Hub.Frames.Should().NotContain(frame => frame.Contains("class", StringComparison.OrdinalIgnoreCase) || frame.Contains(lead.Id.ToString(), StringComparison.Ordinal));
    }
}
