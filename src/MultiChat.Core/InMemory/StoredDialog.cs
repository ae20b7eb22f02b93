using System.Runtime.InteropServices;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.InMemory;

/// <summary>A dialog with its log, messages and marks. Touched under its project's gate only.</summary>
internal sealed class StoredDialog(Dialog dialog, StoredClient client)
{
    private readonly List<LogEntry> _log = [];
    private readonly List<StoredMessage> _messages = [];
    private readonly Dictionary<MessageId, StoredMessage> _byId = [];
    private Dictionary<MemberId, long>? _reads;

    /// <summary>The dialog as of its last event.</summary>
    public Dialog Current { get; private set; } = dialog;

    public StoredClient Client { get; } = client;

    public DialogMarks Marks { get; private set; } = DialogMarks.None;

    public int MessageCount => _messages.Count;

    /// <summary>The messages as they are now, oldest first.</summary>
    public StoredMessage[] Messages() => [.. _messages];

    public StoredMessage? FindMessage(MessageId id) => _byId.GetValueOrDefault(id);

    public StoredMessage? FindMessage(long seq) => seq >= 1 && seq <= _messages.Count ? _messages[(int)seq - 1] : null;

    /// <summary>How many of the client's messages the operator has read by their own mark.</summary>
    public long ReadBy(MemberId member) => _reads?.GetValueOrDefault(member) ?? 0;

    /// <summary>Takes over a commit that was checked.</summary>
    public void Apply(DialogCommit commit)
    {
        _log.AddRange(commit.Events);
        if (commit.Accepted is { } accepted)
        {
            var message = new StoredMessage(accepted);
            _messages.Add(message);
            _byId.Add(accepted.Id, message);
        }

        if (commit.Edited is { } edited)
        {
            _byId[edited.Id].Edit(edited);
        }

        Current = commit.Dialog;
    }

    /// <summary>Merges marks by the greater.</summary>
    public void Merge(DialogMarks marks, OperatorRead? read)
    {
        Marks = Marks.Merge(marks);
        if (read is not null)
        {
            ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_reads ??= [], read.Member, out _);
            kept = Math.Max(kept, read.ClientMessages);
        }
    }

    /// <summary>Up to <paramref name="limit"/> items after a number.</summary>
    public IReadOnlyList<LogItem> ReadAfter(long after, int limit)
    {
        var start = Math.Clamp(after, 0, _log.Count);
        return Items(start, Math.Clamp(_log.Count - start, 0, Math.Max(0, limit)));
    }

    /// <summary>The last up to <paramref name="limit"/> items before a number.</summary>
    public IReadOnlyList<LogItem> ReadBefore(long before, int limit)
    {
        var end = before <= 1 ? 0 : Math.Min(before - 1, _log.Count);
        var count = Math.Clamp(end, 0, Math.Max(0, limit));
        return Items(end - count, count);
    }

    private LogItem[] Items(long start, long count)
    {
        var items = new LogItem[count];
        for (var i = 0; i < items.Length; i++)
        {
            var entry = _log[(int)start + i];
            items[i] = new LogItem { Entry = entry, Message = entry.Event.Message is { } seq ? FindMessage(seq)?.Current : null };
        }

        return items;
    }
}
