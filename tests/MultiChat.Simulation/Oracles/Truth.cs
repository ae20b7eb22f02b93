using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Simulation.Oracles;

/// <summary>What the store holds, known by having seen every write that took effect.</summary>
internal sealed class Truth(Func<MemberId, string> nameOf)
{
    private readonly Dictionary<DialogId, DialogTruth> _dialogs = [];
    private readonly Dictionary<VisitorId, DialogTruth> _byVisitor = [];
    private readonly Dictionary<(Author, MessageId), Message> _byKey = [];
    private readonly Dictionary<(Guid By, Guid Id), (DialogId Dialog, LogEntry Entry)> _notes = [];
    private readonly Dictionary<ClientId, Client> _clients = [];
    private readonly HashSet<(ProjectId, string)> _names = [];

    public IReadOnlyCollection<DialogTruth> Dialogs => _dialogs.Values;

    public IReadOnlyCollection<Message> Accepted => _byKey.Values;

    public DialogTruth? Find(DialogId dialog) => _dialogs.GetValueOrDefault(dialog);

    public DialogTruth? FindOf(VisitorId visitor) => _byVisitor.GetValueOrDefault(visitor);

    public Message? Find(Author author, MessageId id) => _byKey.GetValueOrDefault((author, id));

    public (DialogId Dialog, LogEntry Entry)? FindNote(Guid by, Guid id) => _notes.TryGetValue((by, id), out var note) ? note : null;

    public Client? Find(ClientId client) => _clients.GetValueOrDefault(client);

    public bool IsNamed(ProjectId project, string name) => _names.Contains((project, name));

    public void Apply(DialogCommit commit, TimeSpan now)
    {
        if (!_dialogs.TryGetValue(commit.Dialog.Id, out var dialog))
        {
            _dialogs.Add(commit.Dialog.Id, dialog = new DialogTruth(commit.Dialog, nameOf));
            _byVisitor[commit.Dialog.Visitor] = dialog;
        }

        dialog.Apply(commit, now);
        foreach (var entry in commit.Events.Where(EventData.IsNote))
        {
            _notes[(EventData.Find(entry, "by")!.Value, EventData.Find(entry, "id")!.Value)] = (commit.Dialog.Id, entry);
        }

        if (commit.NewClient is { } client)
        {
            _clients[client.Id] = client;
            _names.Add((client.Project, client.GeneratedName));
        }

        if (commit.Accepted is { } accepted)
        {
            _byKey[(accepted.Author, accepted.Id)] = accepted;
        }
    }

    public void Apply(Client saved) => _clients[saved.Id] = saved;

    public void Merge(DialogId dialog, DialogMarks marks, OperatorRead? read) => Find(dialog)?.Merge(marks, read);
}
