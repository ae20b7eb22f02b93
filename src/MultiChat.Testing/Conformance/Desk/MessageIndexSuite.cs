using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Sources;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>In which message of a dialog the words of a search are. A desk without <see cref="IMessageIndex"/> has nothing to show.</summary>
internal sealed class MessageIndexSuite : StoreSuite
{
    private static readonly string[] Vocabulary = ["чайник", "утюг", "красный", "чаша", "kettle", "№4711"];

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Of the messages with the words it is the newest, and not one after it without them.", NewestWithTheWords),
        Case("All words are in one message.", AllWordsAreInOneMessage),
        Case("Each dialog that was asked for has its own, and no other has any.", EachDialogHasItsOwn),
        Case("A dialog that is found by its client's card has none.", CardIsNoMessage),
        Case("After an edit it is the message at its new text, and no more where the word is gone.", EditedTextCounts),
        Case("Another project's messages are not found.", OtherProjectIsNotFound),
        Case("A telephone number is found however it is grouped.", NumbersAreFound),
        Case("Among many messages it is the one that a reading of all finds.", MessagesAreTheOracles),
    ];

    private static async Task NewestWithTheWords(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Сломался чайник");
        dialog = await desk.Project.SayAsync(dialog, "Чайник красный");
        dialog = await desk.Project.SayAsync(dialog, "Спасибо");
        await desk.FindsAsync("спасибо", dialog);
        await CheckAsync(f, desk, ["чай"], [dialog], (dialog, 2, "Чайник красный"));
    }

    private static async Task AllWordsAreInOneMessage(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Красный чайник");
        dialog = await desk.Project.SayAsync(dialog, "Красный");
        dialog = await desk.Project.SayAsync(dialog, "чайник");
        await desk.FindsAsync("чайник", dialog);
        await CheckAsync(f, desk, ["чайник", "кра"], [dialog], (dialog, 1, "Красный чайник"));
    }

    private static async Task EachDialogHasItsOwn(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var (one, two, three) = (await desk.BeginAsync("Первый чайник"), await desk.BeginAsync("Второй чайник"), await desk.BeginAsync("Утюг"));
        var unasked = await desk.BeginAsync("Чайник других");
        await desk.FindsAsync("чайник", one, two, unasked);
        await CheckAsync(f, desk, ["чайник"], [one, two, three], (one, 1, "Первый чайник"), (two, 1, "Второй чайник"));
        await CheckAsync(f, desk, ["чайник"], []);
        await CheckAsync(f, desk, [], [one]);
    }

    private static async Task CardIsNoMessage(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Быстрый Олень", new ClientCard { Name = "Чайников" });
        await desk.FindsAsync("чайников", dialog);
        await CheckAsync(f, desk, ["чайников"], [dialog]);
    }

    private static async Task EditedTextCounts(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Чайник готов");
        dialog = await desk.Project.AnswerAsync(dialog, desk.Me, "Чайник едет");
        var answer = (await f.Storage.Messages.FindAsync(dialog.Project, dialog.Id, 2, f.Token))!;
        dialog = await desk.Project.CommitAsync(f.Make.Edit(dialog, answer, "Самовар едет"));
        await desk.FindsAsync("самовар", dialog);
        await CheckAsync(f, desk, ["самовар"], [dialog], (dialog, 2, "Самовар едет"));
        await CheckAsync(f, desk, ["чайник"], [dialog], (dialog, 1, "Чайник готов"));
    }

    private static async Task OtherProjectIsNotFound(StoreFixture f)
    {
        var (desk, other) = (await SearchDesk.CreateAsync(f), await SearchDesk.CreateAsync(f));
        var (own, theirs) = (await desk.BeginAsync("Наш чайник"), await other.BeginAsync("Их чайник"));
        await other.FindsAsync("чайник", theirs);
        await desk.FindsAsync("чайник", own);
        await CheckAsync(f, desk, ["чайник"], [own, theirs], (own, 1, "Наш чайник"));
    }

    private static async Task NumbersAreFound(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var dialog = await desk.BeginAsync("Звоните +7 (912) 345-67-89");
        dialog = await desk.Project.SayAsync(dialog, "Жду");
        await desk.FindsAsync("жду", dialog);
        await CheckAsync(f, desk, ["9123456789"], [dialog], (dialog, 1, "Звоните +7 (912) 345-67-89"));
    }

    private static async Task MessagesAreTheOracles(StoreFixture f)
    {
        var (desk, random) = (await SearchDesk.CreateAsync(f), new SeededRandomSource(11));
        var (dialogs, said) = (new List<Dialog>(), new List<(DialogId Dialog, long Seq, string Text)>());
        for (var i = 0; i < 120; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
            var at = i < 8 ? -1 : random.Next(dialogs.Count);
            var dialog = at < 0 ? await desk.BeginAsync(text) : await desk.Project.SayAsync(dialogs[at], text);
            if (at < 0)
            {
                dialogs.Add(dialog);
            }
            else
            {
                dialogs[at] = dialog;
            }

            said.Add((dialog.Id, dialog.MessageSeq, text));
        }

        await desk.FindsAsync("конец", await desk.Project.SayAsync(dialogs[0], "конец"));
        foreach (var words in new[] { ["чай"], ["ча", "кра"], ["утюг", "kett"], ["4711"], new[] { "нет" } })
        {
            var asked = dialogs.Where(_ => random.Next(4) > 0).ToList();
            var expected = said
                .Where(one => asked.Exists(dialog => dialog.Id == one.Dialog) && words.All(word => SearchWords.Of(one.Text).Any(known => known.StartsWith(word, StringComparison.Ordinal))))
                .GroupBy(one => one.Dialog, (_, all) => all.MaxBy(one => one.Seq))
                .Select(one => (asked.Find(dialog => dialog.Id == one.Dialog)!, one.Seq, one.Text));
            await CheckAsync(f, desk, words, asked, [.. expected]);
        }
    }

    private static async Task CheckAsync(
        StoreFixture f, SearchDesk desk, IReadOnlyList<string> words, IReadOnlyList<Dialog> dialogs, params (Dialog Dialog, long Seq, string Text)[] expected)
    {
        if (f.Storage.Desk is not IMessageIndex index)
        {
            return;
        }

        IReadOnlyList<Message> found = await index.ListNewestAsync(desk.Project.Id, [.. dialogs.Select(dialog => dialog.Id)], words, f.Token);
        Check.Same(
            expected.Select(one => (one.Dialog.Id, one.Seq, one.Text)),
            found.Select(message => (message.Dialog, message.Seq, message.Text)),
            $"the newest messages with '{string.Join(' ', words)}'");
        foreach (var message in found)
        {
            message.CheckLike(Check.Found(await f.Storage.Messages.FindAsync(desk.Project.Id, message.Dialog, message.Seq, f.Token), "the message"), "the message found");
        }
    }
}
