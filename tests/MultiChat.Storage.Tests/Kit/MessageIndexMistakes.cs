using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with saying by which message a search found a dialog.</summary>
internal static class MessageIndexMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("shows the oldest message with the words", "MessageIndex.NewestWithTheWords", async asked => await ScanAsync(asked, newest: false, Has)),
        In("shows the last message whatever it says", "MessageIndex.NewestWithTheWords", async asked => await ScanAsync(asked, newest: true, (_, _) => true)),
        In("shows a message with one of the words", "MessageIndex.AllWordsAreInOneMessage", async asked => await ScanAsync(asked, newest: true, (text, words) => words.Any(word => Has(text, [word])))),
        In("shows one message for all dialogs", "MessageIndex.EachDialogHasItsOwn", async asked => [.. (await asked.RightAsync()).Take(1)]),
        In("shows the last message where only the card has the words", "MessageIndex.CardIsNoMessage", async asked =>
            await asked.RightAsync() is { Count: > 0 } found ? found : await ScanAsync(asked, newest: true, (_, _) => true)),
        In("shows what stood there before an edit", "MessageIndex.EditedTextCounts", async asked =>
            [.. (await asked.RightAsync()).Select(message => message.Revision == 0 ? message : message with { Body = MessageBody.Kept("Чайник едет") })]),
        In("compares words as they stand in the text", "MessageIndex.NumbersAreFound", async asked =>
            [.. (await asked.RightAsync()).Where(message => asked.Words.All(word => message.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))]),
        In("looks at the first dialogs of a page only", "MessageIndex.MessagesAreTheOracles", async asked =>
            [.. (await asked.RightAsync()).Where(message => asked.Dialogs.Take(2).Contains(message.Dialog))]),
    ];

    private static Mistake In(string name, string rejectedBy, Func<Asked, ValueTask<IReadOnlyList<Message>>> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Desk)] = new Spoilt(storage, spoil) });

    private static bool Has(string text, IReadOnlyList<string> words) =>
        words.All(word => SearchWords.Of(text).Any(known => known.StartsWith(word, StringComparison.Ordinal)));

    private static async ValueTask<IReadOnlyList<Message>> ScanAsync(Asked asked, bool newest, Func<string, IReadOnlyList<string>, bool> wanted)
    {
        var found = new List<Message>();
        foreach (var dialog in asked.Dialogs)
        {
            var messages = new List<Message>();
            for (var seq = 1; await asked.Storage.Messages.FindAsync(asked.Project, dialog, seq, default) is { } message; seq++)
            {
                messages.Add(message);
            }

            var matching = messages.FindAll(message => wanted(message.Text, asked.Words));
            if (matching.Count > 0)
            {
                found.Add(matching[newest ? ^1 : 0]);
            }
        }

        return found;
    }

    private sealed record Asked(ChatStorage Storage, ProjectId Project, IReadOnlyCollection<DialogId> Dialogs, IReadOnlyList<string> Words)
    {
        public ValueTask<IReadOnlyList<Message>> RightAsync() => ((IMessageIndex)Storage.Desk).ListNewestAsync(Project, Dialogs, Words, default);
    }

    private sealed class Spoilt(ChatStorage inner, Func<Asked, ValueTask<IReadOnlyList<Message>>> spoil)
    {
        public ValueTask<IReadOnlyList<Message>> ListNewestAsync(
            ProjectId project, IReadOnlyCollection<DialogId> dialogs, IReadOnlyList<string> foldedWords, CancellationToken cancellation) =>
            spoil(new Asked(inner, project, dialogs, foldedWords));
    }
}
