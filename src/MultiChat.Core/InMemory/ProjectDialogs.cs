using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.InMemory;

/// <summary>The dialogs of one project with their messages, logs, marks and clients.</summary>
/// <remarks>Touched under <see cref="Gate"/> only.</remarks>
internal sealed class ProjectDialogs
{
    private readonly Dictionary<DialogId, StoredDialog> _dialogs = [];
    private readonly Dictionary<(VisitorId, ChannelKind), StoredDialog> _byVisitor = [];
    private readonly HashSet<VisitorId> _visitors = [];
    private readonly Dictionary<(Author, MessageId), StoredMessage> _byKey = [];
    private readonly Dictionary<(MemberId, NoteId), KeptNote> _notes = [];
    private readonly Dictionary<ClientId, StoredClient> _clients = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<InquiryId, Inquiry> _inquiries = [];
    private readonly Dictionary<long, Inquiry> _inquiriesByNumber = [];
    private readonly HashSet<StoredDialog> _unanswered = [];
    private readonly Dictionary<MemberId, long> _versions = [];
    private long _lastInquiry;

    /// <summary>One at a time; nobody waits inside.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The dialogs in the order of the desk's lists.</summary>
    public DeskPiles Piles { get; } = new();

    /// <summary>What is still to leave the process.</summary>
    public StoredOutbox Outbox { get; } = new();

    /// <summary>The dialogs in which the client waits for an answer.</summary>
    public IReadOnlyCollection<StoredDialog> Unanswered => _unanswered;

    /// <summary>All dialogs, in any order.</summary>
    public IReadOnlyCollection<StoredDialog> All => _dialogs.Values;

    public StoredDialog? Find(DialogId id) => _dialogs.GetValueOrDefault(id);

    public StoredDialog? FindByVisitor(VisitorId visitor, ChannelKind channel) => _byVisitor.GetValueOrDefault((visitor, channel));

    public bool HasDialogOf(VisitorId visitor) => _visitors.Contains(visitor);

    public StoredMessage? FindByKey(Author author, MessageId id) => _byKey.GetValueOrDefault((author, id));

    public KeptNote? FindNote(MemberId by, NoteId id) => _notes.GetValueOrDefault((by, id));

    /// <summary>All clients, in any order.</summary>
    public IEnumerable<Client> Clients => _clients.Values.Select(client => client.Current);

    public StoredClient? FindClient(ClientId id) => _clients.GetValueOrDefault(id);

    public bool IsNameTaken(string name) => _names.Contains(name);

    public Inquiry? FindInquiry(InquiryId id) => _inquiries.GetValueOrDefault(id);

    public Inquiry? FindInquiry(long number) => _inquiriesByNumber.GetValueOrDefault(number);

    /// <summary>From now on commits rest on this version of the member.</summary>
    public void Know(MemberVersion member)
    {
        lock (Gate)
        {
            _versions[member.Member] = member.Version;
        }
    }

    /// <summary>Releases the open dialogs of members, all or none of them.</summary>
    public IReadOnlyList<DialogCommit> Release(IReadOnlySet<MemberId> members, Func<Dialog, DialogCommit> release)
    {
        lock (Gate)
        {
            DialogCommit[] commits =
            [
                .. _dialogs.Values.Select(stored => stored.Current)
                    .Where(dialog => dialog.Status == DialogStatus.Open && dialog.Responsible is { } responsible && members.Contains(responsible))
                    .OrderBy(dialog => dialog.Id.Value)
                    .Select(release),
            ];
            Array.ForEach(commits, DialogCommit.ThrowIfInconsistent);
            Array.ForEach(commits, commit => Commit(commit));
            return commits;
        }
    }

    /// <summary>Writes all of the commit, or nothing.</summary>
    public CommitOutcome Commit(DialogCommit commit)
    {
        DialogCommit.ThrowIfInconsistent(commit);
        if (commit.RestsOn.Any(known => _versions.GetValueOrDefault(known.Member) != known.Version))
        {
            return CommitOutcome.RightsChanged;
        }

        var stored = Find(commit.Dialog.Id);
        if ((stored?.Current.EventSeq ?? 0) != commit.ExpectedEventSeq || IsTaken(commit, stored))
        {
            return CommitOutcome.Lost;
        }

        commit.ThrowUnlessItFollows(stored, commit.NewClient is null ? FindClient(commit.Dialog.Client) : null);
        ThrowUnlessInquiriesAreTheDialogs(commit);
        AddClient(commit.NewClient);
        stored ??= AddDialog(commit.Dialog);
        var inquiry = Numbered(commit.NewInquiry);
        Piles.Remove(stored);
        stored.Apply(commit);
        Piles.Add(stored);
        if (commit.Accepted is { } accepted)
        {
            _byKey.Add((accepted.Author, accepted.Id), stored.FindMessage(accepted.Id)!);
        }

        for (var i = 0; i < commit.Events.Count; i++)
        {
            switch (commit.Events[i])
            {
                case { Event: NoteTaken note } entry:
                    _notes.Add((note.By, note.Id), new KeptNote { Dialog = commit.Dialog.Id, Entry = entry });
                    break;
                case { Event: ClassSet set }:
                    Keep(_inquiries[set.Inquiry] with { Class = set.Class });
                    break;
            }
        }

        if (inquiry is not null)
        {
            Keep(inquiry);
        }

        Outbox.Add(commit.Outbox);
        _ = commit.Dialog.HasUnanswered ? _unanswered.Add(stored) : _unanswered.Remove(stored);
        return CommitOutcome.Committed;
    }

    private bool IsTaken(DialogCommit commit, StoredDialog? stored) =>
        (stored is null && _byVisitor.ContainsKey((commit.Dialog.Visitor, commit.Dialog.Channel)))
        || (commit.Accepted is { } accepted
            && (_byKey.ContainsKey((accepted.Author, accepted.Id)) || stored?.FindMessage(accepted.Id) is not null))
        || HasNoteOf(commit)
        || (commit.NewClient is { } client && (_clients.ContainsKey(client.Id) || _names.Contains(client.GeneratedName)));

    private void ThrowUnlessInquiriesAreTheDialogs(DialogCommit commit)
    {
        for (var i = 0; i < commit.Events.Count; i++)
        {
            if (commit.Events[i].Event is ClassSet set && FindInquiry(set.Inquiry)?.Dialog != commit.Dialog.Id)
            {
                throw new ArgumentException("A class is set of an inquiry of the dialog.", nameof(commit));
            }
        }
    }

    private void Keep(Inquiry inquiry)
    {
        _inquiries[inquiry.Id] = inquiry;
        _inquiriesByNumber[inquiry.Number] = inquiry;
    }

    // Every commit passes here, so without LINQ: its iterators were an eighth of what an answer allocates.
    private bool HasNoteOf(DialogCommit commit)
    {
        for (var i = 0; i < commit.Events.Count; i++)
        {
            if (commit.Events[i].Event is NoteTaken note && _notes.ContainsKey((note.By, note.Id)))
            {
                return true;
            }
        }

        return false;
    }

    private void AddClient(Client? client)
    {
        if (client is not null)
        {
            _clients.Add(client.Id, new StoredClient(client));
            _names.Add(client.GeneratedName);
        }
    }

    private StoredDialog AddDialog(Dialog dialog)
    {
        var stored = new StoredDialog(dialog, _clients[dialog.Client]);
        _clients[dialog.Client].Dialogs.Add(dialog.Id);
        _dialogs.Add(dialog.Id, stored);
        _byVisitor.Add((dialog.Visitor, dialog.Channel), stored);
        _visitors.Add(dialog.Visitor);
        return stored;
    }

    private Inquiry? Numbered(Inquiry? inquiry) => inquiry is null
        ? null
        : inquiry with { Number = ++_lastInquiry, ClientNumber = _clients[inquiry.Client].NextInquiry() };
}
