using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>Search by words of messages.</summary>
internal sealed class SearchSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A word of a message finds its dialog, and no other.", WordFindsItsDialog),
        Case("The beginning of a word is enough, its middle is not.", BeginningIsEnoughMiddleIsNot),
        Case("Several words are found in one message, in any order.", WordsOfOneMessageInAnyOrder),
        Case("Words of two messages do not add up.", WordsOfTwoMessagesDoNotAddUp),
        Case("A dialog is found once, however many of its messages match.", DialogIsFoundOnce),
        Case("Every message counts, not only the last.", EveryMessageCounts),
        Case("Dialogs in every section are found.", EverySectionIsSearched),
        Case("A page has at most its limit, newest first, and a cursor continues it.", PagesComeNewestFirst),
        Case("After an edit the new text is found and the old is not.", EditedTextIsFoundOldIsNot),
        Case("Another project's texts and cards are not found.", OtherProjectIsNotFound),
        Case("A row found is the dialog's row.", FoundRowIsTheRow),
    ];

    private static async Task WordFindsItsDialog(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var (kettle, pan) = (await desk.BeginAsync("Сломался чайник, помогите!"), await desk.BeginAsync("Где моя сковорода?"));
        await desk.FindsAsync("чайник", kettle);
        await desk.FindsAsync("сковорода", pan);
        await desk.FindsNothingAsync("утюг");
    }

    private static async Task BeginningIsEnoughMiddleIsNot(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Электрочайник №12345");
        await desk.FindsAsync("эл", dialog);
        await desk.FindsAsync("123", dialog);
        await desk.FindsAsync("э", dialog);
        await desk.FindsNothingAsync("чайник");
        await desk.FindsNothingAsync("345");
        await desk.FindsNothingAsync("электрочайники");
    }

    private static async Task WordsOfOneMessageInAnyOrder(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var both = await desk.BeginAsync("Красный чайник с подставкой");
        await desk.BeginAsync("Красный утюг");
        await desk.FindsAsync("чайн красн", both);
        await desk.FindsAsync("подставк, красный. чайник", both);
    }

    private static async Task WordsOfTwoMessagesDoNotAddUp(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Красный");
        await desk.Project.SayAsync(dialog, "чайник");
        await desk.FindsAsync("чайник", dialog);
        await desk.FindsNothingAsync("красный чайник");
    }

    private static async Task DialogIsFoundOnce(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("чайник чайник чайникам");
        for (var i = 0; i < 5; i++)
        {
            dialog = await desk.Project.SayAsync(dialog, "ещё чайник");
        }

        await desk.FindsAsync("чайник", dialog);
        await desk.FindsAsync("чайник чай", dialog);
    }

    private static async Task EveryMessageCounts(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("первое");
        dialog = await desk.Project.AnswerAsync(dialog, desk.Me, "второе");
        dialog = await desk.Project.SayAsync(dialog, "третье");
        await desk.FindsAsync("первое", dialog);
        await desk.FindsAsync("второе", dialog);
        await desk.FindsAsync("третье", dialog);
    }

    private static async Task EverySectionIsSearched(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var other = await desk.Project.AddMemberAsync();
        var mine = await desk.BeginAsync("чайник");
        var common = await desk.Project.CommitAsync(f.Make.Take(await desk.BeginAsync("чайник"), other.Id));
        var archived = await desk.Project.CommitAsync(f.Make.Close(await desk.BeginAsync("чайник")));
        await desk.FindsAsync("чайник", mine, common, archived);
    }

    private static async Task PagesComeNewestFirst(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialogs = new List<Dialog>();
        for (var i = 0; i < 9; i++)
        {
            dialogs.Add(await desk.BeginAsync($"чайник {i}"));
        }

        await desk.FindsAsync("чайник", [.. dialogs]);
        var found = new List<Dialog>();
        ListCursor? after = null;
        while (await desk.SearchAsync("чайник", after, 4) is { Count: > 0 } page)
        {
            Check.That(page.Count <= 4, $"a page has at most 4 rows, not {page.Count}");
            found.AddRange(page.Select(row => row.Dialog));
            Check.That(found.Count <= dialogs.Count, "the pages end");
            after = new ListCursor { LastAt = found[^1].LastAt, Dialog = found[^1].Id };
        }

        dialogs.Reverse();
        Check.Sequence(dialogs, found, "the dialogs found");
    }

    private static async Task EditedTextIsFoundOldIsNot(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("красный чайник");
        await desk.FindsAsync("чайник", dialog);
        var message = await desk.Project.LoadAsync(dialog.Id, 1);
        dialog = await desk.Project.CommitAsync(f.Make.Edit(dialog, message, "красный утюг"));
        await desk.FindsAsync("утюг", dialog);
        await desk.FindsAsync("чайник");
        await desk.FindsAsync("красный", dialog);
    }

    private static async Task OtherProjectIsNotFound(StoreFixture f)
    {
        var (desk, other) = (await SearchDesk.CreateAsync(f), await SearchDesk.CreateAsync(f));
        var (mine, theirs) = (await desk.BeginAsync("чайник"), await other.BeginAsync("чайник утюг"));
        var card = await other.BeginAsync("Хитрый Лис", new ClientCard { Phone = "999" });
        await desk.FindsAsync("чайник", mine);
        await other.FindsAsync("чайник", theirs);
        await other.FindsAsync("999", card);
        await desk.FindsAsync("утюг");
        await desk.FindsAsync("999");
        await desk.FindsAsync("лис");
    }

    private static async Task FoundRowIsTheRow(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("чайник");
        dialog = await desk.Project.SayAsync(dialog, "Последнее");
        await desk.FindsAsync("чайник", dialog);
        var row = Check.Found(await f.Storage.Desk.FindAsync(desk.Me, dialog.Id, f.Token), "the row");
        (await desk.SearchAsync("чайник")).Single().CheckLike(row, "the row found");
        Check.Equal("Последнее", row.Last?.Text, "the last message");
    }
}
