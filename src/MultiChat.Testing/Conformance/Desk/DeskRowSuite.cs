using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>What a row of the desk's lists shows.</summary>
internal sealed class DeskRowSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A row is what the ports say one by one.", RowIsWhatThePortsSay),
        Case("A row shows the last message at its current text.", RowShowsTheCurrentText),
        Case("A row shows the card as last saved.", RowShowsTheSavedCard),
        Case("What was listed is not changed by later writes.", ListedRowsDoNotChange),
    ];

    private static async Task RowIsWhatThePortsSay(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (me, other) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var first = f.Make.First(await project.AddVisitorAsync());
        var said = f.Make.Say(await project.CommitAsync(first), "Последнее");
        var dialog = await project.CommitAsync(said);
        await ReadAsync(f, dialog, me, 1);
        await ReadAsync(f, dialog, other, 2);
        var listed = (await ListAsync(f, me, Section.Mine)).Single();
        listed.CheckLike(
            new DialogRow
            {
                Dialog = dialog,
                Client = first.NewClient!,
                Last = said.Accepted,
                InquiryNumber = listed.InquiryNumber,
                ClientInquiryNumber = 1,
                ReadClientMessages = 1,
            },
            "the listed row");
        Check.That(listed.InquiryNumber > 0, "the inquiry has a number");
        (await f.Storage.Desk.FindAsync(me, dialog.Id, f.Token)).CheckLike(listed, "the row asked by id");
        Check.Equal((1L, 0L), (listed.Unread, (await ListAsync(f, other, Section.Mine)).Single().Unread), "the unread of two operators");
    }

    private static async Task RowShowsTheCurrentText(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        var dialog = await project.BeginAsync("Было");
        var edit = f.Make.Edit(dialog, await project.LoadAsync(dialog.Id, 1), "Стало");
        await project.CommitAsync(edit);
        (await ListAsync(f, me, Section.Mine)).Single().Last.CheckLike(edit.Edited, "the last message");
        dialog = await project.SayAsync(edit.Dialog, "Новее");
        await project.CommitAsync(f.Make.Edit(dialog, edit.Edited!, "Стало совсем"));
        Check.Equal("Новее", (await ListAsync(f, me, Section.Mine)).Single().Last?.Text, "the last message after an older one's edit");
    }

    private static async Task RowShowsTheSavedCard(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        var first = f.Make.First(await project.AddVisitorAsync());
        await project.CommitAsync(first);
        var card = new ClientCard { Name = "Пётр", Fields = [new ClientField { Name = "Размер", Value = "XL" }] };
        var client = first.NewClient!.With(card);
        await f.Storage.Clients.TrySaveAsync(client, f.Token);
        (await ListAsync(f, me, Section.Mine)).Single().Client.CheckLike(client, "the client");
    }

    private static async Task ListedRowsDoNotChange(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        var dialog = await project.BeginAsync("Было");
        var rows = await ListAsync(f, me, Section.Mine);
        await ReadAsync(f, dialog, me, 1);
        await project.CommitAsync(f.Make.Edit(dialog, await project.LoadAsync(dialog.Id, 1), "Стало"));
        await project.BeginAsync();
        Check.Equal((1, 0L, "Было"), (rows.Count, rows[0].ReadClientMessages, rows[0].Last!.Text), "the rows listed before");
        Check.Equal(dialog, rows[0].Dialog, "the dialog listed before");
    }

    private static Task<IReadOnlyList<DialogRow>> ListAsync(
        StoreFixture f, Member me, Section section, ListCursor? after = null, int limit = 100) =>
        f.Storage.Desk.ListAsync(me, section, after, limit, f.Token).AsTask();

    private static ValueTask ReadAsync(StoreFixture f, Dialog dialog, Member member, long count) => f.Storage.Marks.MergeAsync(
        dialog.Project, dialog.Id, DialogMarks.None, new OperatorRead { Member = member.Id, ClientMessages = count }, f.Token);
}
