using MultiChat.Clients;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>Search by words of names and cards.</summary>
internal sealed class SearchClientSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Words of a message and of a card do not add up.", WordsOfMessageAndCardDoNotAddUp),
        Case("A generated name finds its client's dialog.", GeneratedNameIsFound),
        Case("Name, phone, e-mail, comment and own fields of the card are found.", CardIsFound),
        Case("After a change of the card the old one is not found.", ChangedCardIsFoundOldIsNot),
        Case("A client with two dialogs is found in both.", BothDialogsOfAClientAreFound),
    ];

    private static async Task WordsOfMessageAndCardDoNotAddUp(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Хитрый Лис", new ClientCard { Comment = "постоянный" });
        await desk.Project.SayAsync(dialog, "чайник");
        await desk.FindsAsync("чайник", dialog);
        await desk.FindsAsync("лис постоянный", dialog);
        await desk.FindsNothingAsync("чайник лис");
    }

    private static async Task GeneratedNameIsFound(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Хитрый Лис", ClientCard.Empty);
        await desk.FindsAsync("лис хитр", dialog);
        await desk.FindsNothingAsync("барсук");
    }

    private static async Task CardIsFound(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Хитрый Лис", new ClientCard
        {
            Name = "Пётр Семёнов",
            Phone = "+7 (999) 123-45-67",
            Email = "p.semenov@shop.example",
            Comment = "Любит фарфор\nи доставку",
            Fields = [new ClientField { Name = "Размер", Value = "XXL" }],
        });
        string[] queries =
        [
            "петр", "семен", "семёнов пёт", "999 123", "7 999", "semenov", "semenov shop example",
            "фарфор", "доставк", "xxl", "петр фарфор 999",
        ];
        foreach (var query in queries)
        {
            await desk.FindsAsync(query, dialog);
        }
    }

    private static async Task ChangedCardIsFoundOldIsNot(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Хитрый Лис", new ClientCard { Name = "Пётр", Phone = "111" });
        await desk.FindsAsync("петр 111", dialog);
        var client = Check.Found(await f.Storage.Clients.FindAsync(desk.Project.Id, dialog.Client, f.Token), "the client");
        await f.Storage.Clients.TrySaveAsync(client.With(new ClientCard { Name = "Павел" }), f.Token);
        await desk.FindsAsync("павел", dialog);
        await desk.FindsAsync("петр");
        await desk.FindsAsync("111");
    }

    private static async Task BothDialogsOfAClientAreFound(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var first = await desk.BeginAsync("Хитрый Лис", new ClientCard { Phone = "999" });
        var client = Check.Found(await f.Storage.Clients.FindAsync(desk.Project.Id, first.Client, f.Token), "the client");
        var visitor = await desk.Project.AddVisitorAsync();
        var second = await desk.Project.CommitAsync(f.Make.First(visitor, client, "С телефона", f.NextInstant()));
        await desk.FindsAsync("999", first, second);
        await desk.FindsAsync("телефона", second);
    }
}
