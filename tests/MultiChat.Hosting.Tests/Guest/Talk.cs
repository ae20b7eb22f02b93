using MultiChat.Dialogs;

namespace MultiChat.Hosting.Guest;

/// <summary>A conversation both ways, over both hubs.</summary>
internal static class Talk
{
    /// <summary>A visitor asks, an operator takes, answers and is read.</summary>
    public static async Task BothWaysAsync(TestHost host)
    {
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Есть ли доставка?");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var dialog = new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
        await anna.OpenAsync(dialog);
        await anna.TakeAsync(dialog);
        await anna.AnswerAsync(dialog, "Да, завтра.");
        await visitor.View.WaitUntilAsync(view => view.Texts.SequenceEqual(["Есть ли доставка?", "Да, завтра."]));
        await visitor.ReadAsync(2);
        await anna.Views[dialog].WaitUntilAsync(view => view.Texts.Count == 2);
    }
}
