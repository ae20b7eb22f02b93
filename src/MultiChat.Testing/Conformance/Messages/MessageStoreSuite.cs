using MultiChat.Dialogs;
using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Testing.Conformance.Messages;

internal sealed class MessageStoreSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("An unknown message is null, and has no revisions.", UnknownMessageIsNull),
        Case("A message is the same by key, by id and by number.", MessageIsFoundThreeWays),
        Case("A member's message is kept as committed.", MembersMessageIsKept),
        Case("A key finds its message in any dialog of the project.", KeyFindsItsMessageInAnyDialog),
        Case("Another author's key and another dialog's id find nothing.", ForeignKeysFindNothing),
        Case("An edit changes text, revision and time of edit, and nothing else.", EditChangesTheTextOnly),
        Case("A message that was never edited has one revision: what was accepted.", UneditedMessageHasOneRevision),
        Case("Revisions are all the texts, oldest first, each with its time.", RevisionsAreAllTheTexts),
        Case("An edit back to an earlier text is a revision of its own.", EditBackIsARevision),
        Case("Revisions are asked by dialog.", RevisionsOfAnotherDialogAreNone),
        Case("What was found is not changed by later writes.", FoundMessageDoesNotChange),
        Case(Since, AnswersSinceAreThoseOfMembers),
        Case(Since, AnswersSinceAreOfAllDialogsInOrder),
    ];

    private const string Since =
        "Answers since an instant are the members' messages accepted then or later, of open and archived dialogs, the first ones first.";

    private static async Task AnswersSinceAreThoseOfMembers(StoreFixture f)
    {
        var (project, stranger) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var member = await project.AddMemberAsync();
        var first = f.Make.Answer(await project.BeginAsync(), member);
        var second = f.Make.Answer(await project.SayAsync(await project.CommitAsync(first)), member);
        var dialog = await project.CommitAsync(second);
        await project.CommitAsync(f.Make.Edit(dialog, second.Accepted!, "Иначе"));
        var since = second.Accepted!.AcceptedAt;

        var (all, last) = (await AnswersAsync(f, project, default), await AnswersAsync(f, project, since));
        Check.Sequence(["Слушаю вас", "Иначе"], all.Select(message => message.Text), "the answers of all times");
        Check.Sequence([second.Accepted.Id], last.Select(message => message.Id), "the answers since the last one");
        Check.Equal(0, (await AnswersAsync(f, project, since + Duration.FromMilliseconds(1))).Count, "the number of answers after the last one");
        Check.Equal(0, (await AnswersAsync(f, stranger, default)).Count, "the number of answers of another project");
    }

    private static async Task AnswersSinceAreOfAllDialogsInOrder(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var (one, two, three) = (await project.BeginAsync(), await project.BeginAsync(), await project.BeginAsync());
        var expected = new List<MessageId>();
        async Task<Dialog> AnswerAsync(Dialog dialog)
        {
            var answer = f.Make.Answer(dialog, member);
            expected.Add(answer.Accepted!.Id);
            return await project.CommitAsync(answer);
        }

        three = await AnswerAsync(three);
        one = await AnswerAsync(one);
        two = await AnswerAsync(await project.CommitAsync(f.Make.HandOver(two, await project.AddGroupAsync())));
        await project.CommitAsync(f.Make.Close(one));
        await AnswerAsync(three);
        await AnswerAsync(two);

        Check.Sequence(expected, (await AnswersAsync(f, project, default)).Select(message => message.Id), "the answers");
        Check.Sequence(expected.Take(3), (await AnswersAsync(f, project, default, 3)).Select(message => message.Id), "the first three answers");
    }

    private static async Task<IReadOnlyList<Message>> AnswersAsync(StoreFixture f, StoreProject project, Instant since, int limit = 10) =>
        await f.Storage.Messages.ListAnswersSinceAsync(project.Id, since, limit, f.Token);

    private static async Task UnknownMessageIsNull(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var unknown = new MessageId(f.NextId());
        Check.Nothing(await f.Storage.Messages.FindByKeyAsync(project.Id, Author.Of(dialog.Visitor), unknown, f.Token), "message by key");
        Check.Nothing(await f.Storage.Messages.FindAsync(project.Id, dialog.Id, unknown, f.Token), "message by id");
        foreach (var seq in new[] { -1L, 0L, 2L, long.MaxValue })
        {
            Check.Nothing(await f.Storage.Messages.FindAsync(project.Id, dialog.Id, seq, f.Token), $"message {seq}");
        }

        Check.Equal(0, (await RevisionsAsync(f, dialog, unknown)).Count, "the number of revisions");
    }

    private static async Task MessageIsFoundThreeWays(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var commit = f.Make.Say(dialog, "Второе");
        await project.CommitAsync(commit);
        await CheckThreeWaysAsync(f, commit.Accepted!);
    }

    private static async Task MembersMessageIsKept(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var commit = f.Make.Answer(await project.BeginAsync(), await project.AddMemberAsync());
        await project.CommitAsync(commit);
        await CheckThreeWaysAsync(f, commit.Accepted!);
        Check.That((await project.LoadAsync(commit.Dialog.Id, 2)).Author.IsMember, "the author is a member");
    }

    private static async Task KeyFindsItsMessageInAnyDialog(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var first = f.Make.Answer(await project.BeginAsync(), member);
        var second = f.Make.Answer(await project.BeginAsync(), member);
        await project.CommitAsync(first);
        await project.CommitAsync(second);
        await CheckThreeWaysAsync(f, first.Accepted!);
        await CheckThreeWaysAsync(f, second.Accepted!);
    }

    private static async Task ForeignKeysFindNothing(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (dialog, other) = (await project.BeginAsync(), await project.BeginAsync());
        var said = await project.LoadAsync(dialog.Id, 1);
        Check.Nothing(await f.Storage.Messages.FindByKeyAsync(project.Id, Author.Of(other.Visitor), said.Id, f.Token), "message by key");
        Check.Nothing(await f.Storage.Messages.FindAsync(project.Id, other.Id, said.Id, f.Token), "message of another dialog");
    }

    private static async Task EditChangesTheTextOnly(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.SayAsync(await project.BeginAsync("Было"));
        var (first, second) = (await project.LoadAsync(dialog.Id, 1), await project.LoadAsync(dialog.Id, 2));
        var edited = f.Make.Edit(dialog, first, "Стало");
        await project.CommitAsync(edited);
        await CheckThreeWaysAsync(f, edited.Edited!);
        await CheckThreeWaysAsync(f, second);
    }

    private static async Task UneditedMessageHasOneRevision(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var said = await project.LoadAsync((await project.BeginAsync()).Id, 1);
        var expected = new MessageRevision { Revision = 0, Text = said.Text, At = said.AcceptedAt };
        Check.Sequence([expected], await RevisionsAsync(f, said), "the revisions");
    }

    private static async Task RevisionsAreAllTheTexts(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.SayAsync(await project.BeginAsync("Текст 0"));
        var said = await project.LoadAsync(dialog.Id, 1);
        var expected = new List<MessageRevision> { new() { Revision = 0, Text = said.Text, At = said.AcceptedAt } };
        for (var i = 1; i <= 12; i++)
        {
            var edit = f.Make.Edit(dialog, said, $"Текст {i}");
            (dialog, said) = (await project.CommitAsync(edit), edit.Edited!);
            expected.Add(new MessageRevision { Revision = i, Text = said.Text, At = said.EditedAt!.Value });
            Check.Sequence(expected, await RevisionsAsync(f, said), "the revisions");
        }

        Check.Equal(1, (await RevisionsAsync(f, await project.LoadAsync(dialog.Id, 2))).Count, "the revisions of another message");
    }

    private static async Task EditBackIsARevision(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync("Да");
        foreach (var text in new[] { "Нет", "Да", "Да" })
        {
            dialog = await project.CommitAsync(f.Make.Edit(dialog, await project.LoadAsync(dialog.Id, 1), text));
        }

        var revisions = await RevisionsAsync(f, await project.LoadAsync(dialog.Id, 1));
        Check.Sequence(["Да", "Нет", "Да", "Да"], revisions.Select(revision => revision.Text), "the texts");
        Check.Sequence([0, 1, 2, 3], revisions.Select(revision => revision.Revision), "the revisions");
    }

    private static async Task RevisionsOfAnotherDialogAreNone(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (dialog, other) = (await project.BeginAsync(), await project.BeginAsync());
        var said = await project.LoadAsync(dialog.Id, 1);
        Check.Equal(0, (await RevisionsAsync(f, other, said.Id)).Count, "the number of revisions");
    }

    private static async Task FoundMessageDoesNotChange(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync("Было");
        var said = await project.LoadAsync(dialog.Id, 1);
        var revisions = await RevisionsAsync(f, said);
        await project.CommitAsync(f.Make.Edit(dialog, said, "Стало"));
        Check.Equal(("Было", 0L, 1), (said.Text, said.Revision, revisions.Count), "the message found before");
    }

    private static async Task CheckThreeWaysAsync(StoreFixture f, Message expected)
    {
        var store = f.Storage.Messages;
        var byKey = await store.FindByKeyAsync(expected.Project, expected.Author, expected.Id, f.Token);
        byKey.CheckLike(expected, "the message by its key");
        (await store.FindAsync(expected.Project, expected.Dialog, expected.Id, f.Token)).CheckLike(expected, "the message by its id");
        (await store.FindAsync(expected.Project, expected.Dialog, expected.Seq, f.Token)).CheckLike(expected, "the message by its number");
    }

    private static Task<IReadOnlyList<MessageRevision>> RevisionsAsync(StoreFixture f, Message message) =>
        f.Storage.Messages.ListRevisionsAsync(message.Project, message.Dialog, message.Id, f.Token).AsTask();

    private static Task<IReadOnlyList<MessageRevision>> RevisionsAsync(StoreFixture f, Dialog dialog, MessageId id) =>
        f.Storage.Messages.ListRevisionsAsync(dialog.Project, dialog.Id, id, f.Token).AsTask();
}
