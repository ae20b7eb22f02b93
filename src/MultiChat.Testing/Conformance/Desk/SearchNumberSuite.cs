using MultiChat.Clients;
using MultiChat.Lists;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>Search by telephone numbers, codes and numbers of inquiries, however people write them.</summary>
internal sealed class SearchNumberSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A telephone number in a text or a card is found however it is written.", TelephoneNumber),
        Case("Two numbers in a row are found each.", NumbersInARow),
        Case("Groups of digits are found as groups, too, and no number in its middle.", GroupsAndMiddles),
        Case("A code of letters and digits is found with and without its dash.", CodesWithAndWithoutDash),
        Case("The number of an inquiry finds its dialog, whether the inquiry still runs or not.", InquiryNumber),
        Case("The number of another project's inquiry finds nothing.", InquiryNumberOfAnotherProject),
    ];

    private static async Task TelephoneNumber(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var card = await desk.BeginAsync("Хитрый Лис", new ClientCard { Phone = "+7 (900) 123-45-67" });
        var text = await desk.BeginAsync("перезвоните на 8 900 123 45 67, пожалуйста");
        var plain = await desk.BeginAsync("мой 89001234567");
        await desk.BeginAsync("не тот: +7 (900) 123-45-68");
        string[] queries =
        [
            "+79001234567", "89001234567", "9001234567", "8 (900) 123-45-67", "+7 900 123 45 67", "1234567", "123-45-67", "4567",
            "٨٩٠٠١٢٣٤٥٦٧",
        ];
        foreach (var query in queries)
        {
            await desk.FindsAsync(query, card, text, plain);
        }

        await desk.FindsAsync("лис 9001234567", card);
        await desk.FindsAsync("перезвоните 89001234567", text);
    }

    private static async Task NumbersInARow(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("8 900 123 45 67 8 900 765 43 21");
        await desk.FindsAsync("89001234567", dialog);
        await desk.FindsAsync("+7 (900) 765-43-21", dialog);
        await desk.FindsNothingAsync("9001234568");
    }

    private static async Task GroupsAndMiddles(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var (apart, together) = (await desk.BeginAsync("900 рублей и 123 копейки"), await desk.BeginAsync("900 123"));
        await desk.FindsAsync("900 123", apart, together);
        await desk.FindsAsync("900123", together);
        await desk.FindsNothingAsync("00123");
    }

    private static async Task CodesWithAndWithoutDash(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var (dashed, joined) = (await desk.BeginAsync("заказ AB-12345"), await desk.BeginAsync("заказ ab12345"));
        foreach (var query in new[] { "AB12345", "ab-12345", "AB 12345", "12345" })
        {
            await desk.FindsAsync(query, dashed, joined);
        }

        await desk.FindsNothingAsync("ab12346");
    }

    private static async Task InquiryNumber(StoreFixture f)
    {
        if (f.Storage.Desk is not IInquiryIndex)
        {
            // The search finds no inquiries there, and says so by that.
            return;
        }

        var desk = await SearchDesk.CreateAsync(f);
        await desk.BeginAsync("первое");
        var dialog = await desk.BeginAsync("второе");
        var first = Check.Found(await f.Storage.Desk.FindAsync(desk.Me, dialog.Id, f.Token), "the row").InquiryNumber;
        dialog = await desk.Project.CommitAsync(f.Make.Close(dialog));
        dialog = await desk.Project.CommitAsync(f.Make.Reopen(dialog, "снова"));
        var second = Check.Found(await f.Storage.Desk.FindAsync(desk.Me, dialog.Id, f.Token), "the row").InquiryNumber;
        foreach (var number in new[] { first, second })
        {
            foreach (var query in new[] { $"обращение {number}", $"№ {number}", $"#{number}", $"inquiry {number}", $"Обращение №{number}" })
            {
                await desk.FindsAsync(query, dialog);
            }
        }

        await desk.FindsNothingAsync("обращение 999999999999999999");
    }

    private static async Task InquiryNumberOfAnotherProject(StoreFixture f)
    {
        var (desk, other) = (await SearchDesk.CreateAsync(f), await SearchDesk.CreateAsync(f));
        for (var i = 0; i < 3; i++)
        {
            await other.FindsAsync($"чужое{i}", await other.BeginAsync($"чужое{i}"));
        }

        await desk.BeginAsync("своё");
        await desk.FindsNothingAsync("обращение 3");
        if (f.Storage.Desk is IInquiryIndex inquiries)
        {
            var found = await inquiries.FindByInquiryAsync(desk.Project.Id, 3, f.Token);
            Check.That(found is null, "the number of another project's inquiry finds nothing");
        }
    }
}
