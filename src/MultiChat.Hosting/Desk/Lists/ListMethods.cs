using MultiChat.Dialogs;
using MultiChat.Hosting.Wire;
using MultiChat.Lists;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>Lists and search.</summary>
internal sealed class ListMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<ListInput, WireRows>("List", Rights.Operator, "GET", "dialogs", ListAsync),
        DeskMethod.Of<SearchInput, WireRows>("Search", Rights.Operator, "GET", "dialogs/search", SearchAsync),
    ];

    private async ValueTask<WireRows> ListAsync(DeskActor me, ListInput input)
    {
        var section = input.Section switch
        {
            "mine" => Section.Mine,
            "common" => Section.Common,
            "archive" => Section.Archive,
            _ => throw Refusal.InvalidField("section", "A section is mine, common or archive."),
        };
        return input.Order switch
        {
            null or "activity" => Rows(await chat.Desk.ListAsync(me, section, WireCursor.Parse(input.Cursor), PageLimit.Of(input.Limit))),
            "toDo" when section == Section.Mine => await ListToDoAsync(me, input),
            "toDo" => throw Refusal.InvalidField("order", "Only the section mine can be ordered by what is to be done."),
            _ => throw Refusal.InvalidField("order", "An order is activity or toDo."),
        };
    }

    private async ValueTask<WireRows> ListToDoAsync(DeskActor me, ListInput input)
    {
        var page = await chat.Desk.ListToDoAsync(me, WireToDoCursor.Parse(input.Cursor), PageLimit.Of(input.Limit));
        return new WireRows { Rows = [.. page.Rows.Select(WireRow.Of)], Cursor = WireToDoCursor.Text(page.Next) };
    }

    private async ValueTask<WireRows> SearchAsync(DeskActor me, SearchInput input) =>
        Rows(await chat.Desk.SearchAsync(me, input.Query, WireCursor.Parse(input.Cursor), PageLimit.Of(input.Limit)));

    private static WireRows Rows(DialogPage page) =>
        new() { Rows = [.. page.Rows.Select(WireRow.Of)], Cursor = WireCursor.Text(page.Next) };
}
