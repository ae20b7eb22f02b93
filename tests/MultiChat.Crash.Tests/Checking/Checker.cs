using MultiChat.Crash.Load;
using MultiChat.Messages;

namespace MultiChat.Crash.Checking;

/// <summary>Compares what pages wrote down and show with what is stored (invariants 1 to 7: nothing lost, doubled, out of order or made up).</summary>
public static class Checker
{
    /// <summary>Compares.</summary>
    /// <param name="logs">What the pages sent, of all pages there were.</param>
    /// <param name="shown">What they showed in the end.</param>
    /// <param name="stored">Every dialog of the store.</param>
    public static Findings Check(
        IReadOnlyCollection<PageLog> logs, IReadOnlyCollection<ShownDialog> shown, IReadOnlyCollection<StoredDialog> stored)
    {
        var messages = stored.SelectMany(dialog => dialog.Messages).ToList();
        var byKey = messages.ToLookup(message => (message.Author, message.Id));
        return new Findings
        {
            Lost = [.. logs.SelectMany(log => FindLost(log, byKey))],
            Doubled = [.. FindDoubled(messages)],
            Reordered = [.. logs.SelectMany(log => FindReordered(log, byKey))],
            Misnumbered = [.. stored.SelectMany(FindMisnumbered)],
            Unsent = [.. FindUnsent(logs, messages)],
            Unsettled = [.. logs.SelectMany(log => log.Sent.Where(IsUnsettled).Select(sent => $"{sent.Text} ({sent.Id})"))],
            Misshown = [.. shown.SelectMany(view => FindMisshown(view, stored))],
        };
    }

    private static bool IsUnsettled(SentMessage sent) => sent is { Seq: null, Rejected: null };

    private static IEnumerable<string> FindLost(PageLog log, ILookup<(Author, MessageId), Message> stored) =>
        from sent in log.Sent
        where sent.Seq is not null
        let found = stored[(log.Author!.Value, sent.Id)].FirstOrDefault()
        where found is null || found.Seq != sent.Seq || found.Text != sent.Text || (sent.Dialog is { } dialog && found.Dialog != dialog)
        select $"{sent.Text} ({sent.Id}) was accepted as {sent.Seq}, the store has {(found is null ? "nothing" : $"{found.Text} as {found.Seq}")}";

    private static IEnumerable<string> FindDoubled(List<Message> messages) =>
        messages.GroupBy(message => (message.Author, message.Id)).Where(same => same.Count() > 1).Select(same => $"{same.Key}")
            .Concat(messages.GroupBy(message => message.Text).Where(same => same.Count() > 1).Select(same => $"{same.Key}"));

    private static IEnumerable<string> FindReordered(PageLog log, ILookup<(Author, MessageId), Message> stored) =>
        from dialog in log.Sent.SelectMany(sent => stored[(log.Author!.Value, sent.Id)]).GroupBy(message => message.Dialog)
        from pair in dialog.Zip(dialog.Skip(1))
        where pair.First.Seq >= pair.Second.Seq
        select $"{pair.First.Text} was sent before {pair.Second.Text}, the store has {pair.First.Seq} and {pair.Second.Seq}";

    private static IEnumerable<string> FindMisnumbered(StoredDialog dialog)
    {
        if (!dialog.Messages.Select(message => message.Seq).SequenceEqual(From1To(dialog.Messages.Count)))
        {
            yield return $"dialog {dialog.Id} has the messages {string.Join(' ', dialog.Messages.Select(message => message.Seq))}";
        }

        if (!dialog.EventSeqs.SequenceEqual(From1To(dialog.EventSeqs.Count)))
        {
            yield return $"dialog {dialog.Id} has the events {string.Join(' ', dialog.EventSeqs)}";
        }
    }

    private static IEnumerable<string> FindUnsent(IReadOnlyCollection<PageLog> logs, List<Message> messages)
    {
        var sent = logs.SelectMany(log => log.Sent.Where(one => one.Rejected is null).Select(one => (log.Author!.Value, one.Id))).ToHashSet();
        return messages.Where(message => !sent.Contains((message.Author, message.Id))).Select(message => $"{message.Text} ({message.Id})");
    }

    private static IEnumerable<string> FindMisshown(ShownDialog view, IReadOnlyCollection<StoredDialog> stored)
    {
        if (view.Difference is not null)
        {
            yield return $"{view.Page}: {view.Difference}";
        }

        var dialog = stored.FirstOrDefault(one => one.Id == view.Dialog || one.Visitor == view.Visitor);
        var log = dialog?.Messages.Select(message => message.Id).ToList() ?? [];
        // After a resync a view begins later than the log.
        var expected = view.HasOlder ? log.TakeLast(view.Messages.Count) : log;
        if (!view.Messages.SequenceEqual(expected))
        {
            yield return $"{view.Page} shows {view.Messages.Count} messages, not those of the log's {log.Count}";
        }
    }

    private static IEnumerable<long> From1To(int count) => Enumerable.Range(1, count).Select(number => (long)number);
}
