using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>The dialogs with unread.</summary>
internal sealed class UnreadSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A client's message is unread for every operator.", ClientsMessageIsUnreadForAll),
        Case("A read mark reads for its operator only.", ReadMarkReadsForItsOperator),
        Case("What comes after the read mark is unread again.", LaterMessageIsUnreadAgain),
        Case("An answer by any operator reads for all.", AnswerReadsForAll),
        Case("Unread counts in every section, the archive included.", UnreadCountsInEverySection),
        Case("What is unread is the dialog as committed.", UnreadDialogIsAsCommitted),
        Case("After random commands the unread of each member are the oracle's.", UnreadAreTheOracles),
        Case("After other random commands too.", UnreadAreTheOraclesAgain),
    ];

    private static async Task ClientsMessageIsUnreadForAll(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (me, other) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        await CheckAsync(f, me);
        var dialog = await project.BeginAsync();
        await CheckAsync(f, me, dialog);
        await CheckAsync(f, other, dialog);
    }

    private static async Task ReadMarkReadsForItsOperator(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (me, other) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var dialog = await project.SayAsync(await project.BeginAsync());
        await ReadAsync(f, dialog, me, 1);
        await CheckAsync(f, me, dialog);
        await ReadAsync(f, dialog, me, 2);
        await CheckAsync(f, me);
        await CheckAsync(f, other, dialog);
    }

    private static async Task LaterMessageIsUnreadAgain(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        var dialog = await project.BeginAsync();
        await ReadAsync(f, dialog, me, 1);
        await CheckAsync(f, me);
        dialog = await project.SayAsync(dialog);
        await CheckAsync(f, me, dialog);
    }

    private static async Task AnswerReadsForAll(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (me, other) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var (dialog, left) = (await project.BeginAsync(), await project.BeginAsync());
        dialog = await project.AnswerAsync(dialog, other);
        await CheckAsync(f, me, left);
        dialog = await project.SayAsync(dialog);
        await CheckAsync(f, me, left, dialog);
    }

    private static async Task UnreadCountsInEverySection(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (me, other) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var mine = await project.BeginAsync();
        var common = await project.CommitAsync(f.Make.Take(await project.BeginAsync(), other.Id));
        var archived = await project.CommitAsync(f.Make.Close(await project.BeginAsync()));
        await CheckAsync(f, me, mine, common, archived);
    }

    private static async Task UnreadDialogIsAsCommitted(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        var dialog = await project.BeginAsync();
        var listed = await f.Storage.Desk.ListUnreadAsync(me, f.Token);
        var group = await project.AddGroupAsync();
        var moved = await project.CommitAsync(f.Make.HandOver(dialog, group));
        await CheckAsync(f, me, moved);
        Check.Sequence([dialog], listed, "the unread listed before");
    }

    private static Task UnreadAreTheOracles(StoreFixture f) => CheckDeskAsync(f, seed: 3, commands: 300);

    private static Task UnreadAreTheOraclesAgain(StoreFixture f) => CheckDeskAsync(f, seed: 4, commands: 200);

    private static async Task CheckDeskAsync(StoreFixture f, long seed, int commands)
    {
        var desk = await RandomDesk.CreateAsync(f, seed, commands);
        foreach (var me in desk.Members)
        {
            await CheckAsync(f, me, [.. desk.Unread(me)]);
        }
    }

    private static async Task CheckAsync(StoreFixture f, Member me, params Dialog[] expected) =>
        Check.Same(expected, await f.Storage.Desk.ListUnreadAsync(me, f.Token), "the dialogs with unread");

    private static ValueTask ReadAsync(StoreFixture f, Dialog dialog, Member member, long count) => f.Storage.Marks.MergeAsync(
        dialog.Project, dialog.Id, DialogMarks.None, new OperatorRead { Member = member.Id, ClientMessages = count }, f.Token);
}
