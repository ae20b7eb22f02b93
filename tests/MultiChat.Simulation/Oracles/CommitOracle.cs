using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Simulation.Network;
using NodaTime;

namespace MultiChat.Simulation.Oracles;

/// <summary>Judges each commit that took effect, against the truth before it: invariants 3, 4, 6, 9, 10, 14, 20, 25, 26, and rule J1.</summary>
internal sealed class CommitOracle(World world)
{
    private static readonly Duration EditWindow = Duration.FromMinutes(10);

    public void Check(DialogCommit commit)
    {
        var before = world.Truth.Find(commit.Dialog.Id)?.Current;
        CheckOnce(commit, before);
        CheckNumbers(commit, before);
        CheckTimes(commit, before);
        CheckEdit(commit, before);
        CheckState(commit, before);
        CheckInquiry(commit, before);
        CheckClass(commit, before);
        CheckClient(commit);
        if (commit.Accepted is { } accepted)
        {
            world.Oracles.Order.Committed(accepted);
        }

        if (Command.Current is { } command)
        {
            Require(command.Commits == 0, "3", $"{command} commits a second time.");
            command.Commits++;
            CheckCommand(command.Name, commit);
        }
    }

    /// <summary>A card that was saved.</summary>
    public void Check(Client saved)
    {
        var before = world.Truth.Find(saved.Id);
        Require(before?.GeneratedName == saved.GeneratedName, "26", $"The generated name {before?.GeneratedName} became {saved.GeneratedName}.");
        Require(before?.Version + 1 == saved.Version, "27", $"A card of version {before?.Version} was replaced by version {saved.Version}.");
    }

    private void CheckOnce(DialogCommit commit, Dialog? before)
    {
        if (commit.Accepted is { } accepted)
        {
            Require(world.Truth.Find(accepted.Author, accepted.Id) is null, "3", $"Message {accepted.Id} is accepted a second time.");
            Require(
                accepted.Author.IsMember || accepted.Author == Author.Of(commit.Dialog.Visitor), "3", "A visitor's message goes into another's dialog.");
        }

        foreach (var entry in commit.Events.Where(EventData.IsNote))
        {
            var known = world.Truth.FindNote(EventData.Find(entry, "by")!.Value, EventData.Find(entry, "id")!.Value);
            Require(known is null, "3", $"A note is taken a second time: {entry.Event.Data}.");
            Require(
                commit.Dialog == before! with { EventSeq = commit.Dialog.EventSeq, Tag = commit.Dialog.Tag, LastAt = commit.Dialog.LastAt },
                "D12",
                "A note changes more than the log.");
        }

        if (before is null)
        {
            Require(world.Truth.FindOf(commit.Dialog.Visitor) is null, "3", "A visitor gets a second dialog.");
            Require(commit is { NewClient: not null, NewInquiry: not null, Accepted: not null }, "3", "A dialog begins without its client, inquiry or message.");
        }
        else
        {
            Require(commit.NewClient is null, "3", "A dialog gets a second client.");
            Require(before.Visitor == commit.Dialog.Visitor && before.Client == commit.Dialog.Client, "3", "A dialog changes hands.");
        }
    }

    private void CheckNumbers(DialogCommit commit, Dialog? before)
    {
        var expected = before?.EventSeq ?? 0;
        Require(commit.ExpectedEventSeq == expected, "4", $"A commit on event {expected} expected {commit.ExpectedEventSeq}.");
        foreach (var entry in commit.Events)
        {
            Require(entry.EventSeq == ++expected, "4", $"Event {entry.EventSeq} follows {expected - 1}.");
            Require(entry.Tag != default && entry.Tag != before?.Tag, "4", "An event has no tag of its own.");
            Require(EventData.HasNoText(entry), "25", $"An event carries {entry.Event.Data}.");
        }

        Require(commit.Dialog.EventSeq == expected, "4", "The dialog's number is not its last event's.");
        var messages = (before?.MessageSeq ?? 0) + (commit.Accepted is null ? 0 : 1);
        Require(commit.Dialog.MessageSeq == messages, "4", $"The dialog counts {commit.Dialog.MessageSeq} messages, not {messages}.");
        Require(commit.Accepted is null || commit.Accepted.Seq == messages, "4", $"Message number {commit.Accepted?.Seq} follows {messages - 1}.");
    }

    private void CheckTimes(DialogCommit commit, Dialog? before)
    {
        var last = before?.LastAt ?? Instant.MinValue;
        foreach (var entry in commit.Events)
        {
            Require(entry.At >= last, "6", $"Event {entry.EventSeq} at {entry.At} follows one at {last}.");
            last = entry.At;
        }

        if (commit.Accepted is { } accepted)
        {
            var entry = commit.Events.FirstOrDefault(one => one.Event is MessageAccepted or RequestLeft);
            Require(entry?.At == accepted.AcceptedAt && entry.EventSeq == accepted.EventSeq, "6", "A message and its event differ in time or number.");
        }
    }

    private void CheckEdit(DialogCommit commit, Dialog? before)
    {
        Require(commit.Events.Any(entry => entry.Event is MessageEdited) == (commit.Edited is not null), "9", "An edit and its event do not come together.");
        if (commit.Edited is not { } edited || before is null || world.Truth.Find(before.Id)?.Find(edited.Id)?.Current is not { } message)
        {
            return;
        }

        Require(edited.Revision == message.Revision + 1, "9", $"Revision {edited.Revision} follows {message.Revision}.");
        Require(
            edited with { Body = message.Body, Revision = message.Revision, EditedAt = message.EditedAt } == message,
            "10",
            "An edit changes more than the text.");
        Require(message.Author.IsMember && before.Status == DialogStatus.Open, "10", "A client's or an archived message is edited.");
        Require(commit.Events[^1].At - message.AcceptedAt < EditWindow, "10", $"Edited {commit.Events[^1].At - message.AcceptedAt} after its acceptance.");
    }

    private void CheckState(DialogCommit commit, Dialog? before)
    {
        var state = before ?? commit.Dialog with { Responsible = null, Group = null, ClientMessages = 0, AnsweredClientMessages = 0 };
        foreach (var entry in commit.Events)
        {
            var next = Next(state, entry, commit);
            state = FindTakenBack(before, entry) is { } open
                ? next with { AnsweredClientMessages = open.AnsweredClientMessages, WaitingSince = open.WaitingSince }
                : next;
        }

        var after = commit.Dialog;
        Require(after.Responsible == state.Responsible && after.Group == state.Group, "14", $"The events make {state.Responsible} responsible, the dialog has {after.Responsible}.");
        Require(after.Status == state.Status, "13", $"The events make the dialog {state.Status}, it is {after.Status}.");
        Require(
            (after.ClientMessages, after.AnsweredClientMessages) == (state.ClientMessages, state.AnsweredClientMessages),
            "D10",
            $"{state.ClientMessages} messages of the client, {state.AnsweredClientMessages} answered; the dialog has {after.ClientMessages}, {after.AnsweredClientMessages}.");
        Require(
            commit.Events.All(entry => FindTakenBack(before, entry) is null) || after.WaitingSince == state.WaitingSince,
            "D10",
            $"A closing is taken back, and the client waits since {after.WaitingSince} instead of {state.WaitingSince}.");
        var kinds = string.Join(' ', commit.Events.Select(entry => entry.Event.Kind.Value));
        if (commit.Accepted is { Author.IsMember: true } answer)
        {
            Require(before?.Status == DialogStatus.Open, "13", "An answer goes into the archive.");
            Require(kinds == (before?.Responsible is null ? "taken message" : "message"), "14", $"The first answer takes, a later one does not: {kinds}.");
            Require(after.Responsible is not null && (before?.Responsible is not null || after.Responsible == answer.Author.Member), "14", "Who answered first is not responsible.");
        }
    }

    /// <summary>The dialog as it was before a closing that an operator takes back in its 5 s: what waited for an answer waits again.</summary>
    private Dialog? FindTakenBack(Dialog? before, LogEntry entry) =>
        before is { Status: DialogStatus.Archived } && entry.Event is Reopened && EventData.Find(entry, "by") is not null
        && world.Truth.Find(before.Id) is { } truth && truth.LastMove(before.EventSeq) is { } closing && entry.At - closing.At < Duration.FromSeconds(5)
            ? truth.StateAt(closing.EventSeq - 1)
            : null;

    private static Dialog Next(Dialog state, LogEntry entry, DialogCommit commit) => entry.Event.Kind.Value switch
    {
        "taken" => state with { Responsible = EventData.Member(entry, "by") },
        "letGo" => state with { Responsible = null },
        "handedOver" when EventData.Member(entry, "member") is { } to => state with { Responsible = to },
        "handedOver" => state with { Responsible = null, Group = EventData.Find(entry, "group") is { } group ? new Team.GroupId(group) : null },
        "closed" => state with { Status = DialogStatus.Archived, AnsweredClientMessages = state.ClientMessages },
        "reopened" when EventData.Find(entry, "by") is not null => state with { Status = DialogStatus.Open },
        // Rule D7: the responsible is kept only if available, which is the core's to know.
        "reopened" => state with
        {
            Status = DialogStatus.Open,
            Responsible = commit.Dialog.Responsible is null ? null : state.Responsible,
            Group = EventData.Find(entry, "group") is { } group ? new Team.GroupId(group) : state.Group,
        },
        "message" when commit.Accepted?.Author.IsMember ?? false => state with { AnsweredClientMessages = state.ClientMessages },
        "message" or "request" => state with { ClientMessages = state.ClientMessages + 1 },
        _ => state,
    };

    private void CheckInquiry(DialogCommit commit, Dialog? before)
    {
        var reopened = commit.Events.Where(entry => entry.Event is Reopened).ToList();
        var byClient = commit.Accepted is { Author.IsMember: false };
        var isRequest = commit.Events.Any(EventData.IsRequest);
        var begins = before is null || (byClient && before.Status == DialogStatus.Archived) || isRequest;
        // A request is taken whoever is there (rule P5).
        if (commit.NewInquiry is not null && !isRequest)
        {
            world.Oracles.Availability.Began(commit.Dialog.Project);
        }

        Require((commit.NewInquiry is not null) == begins, "20", begins ? "A client's matter begins without an inquiry." : "An inquiry is added twice.");
        Require(commit.NewInquiry is null || commit.NewInquiry.Id == commit.Dialog.Inquiry, "20", "The new inquiry is not the dialog's.");
        Require(commit.NewInquiry is not null || commit.Dialog.Inquiry == before?.Inquiry, "20", "The dialog's inquiry changed.");
        Require(reopened.Count <= 1 && (reopened.Count == 0 || before?.Status == DialogStatus.Archived), "20", "An open dialog is reopened.");
        Require(!byClient || before is null || (reopened.Count == 1) == (before.Status == DialogStatus.Archived), "20", "A client's message and the archive do not agree.");
    }

    // Rule J1: of the dialog's own inquiries, only where it says something new, and beside all else.
    private void CheckClass(DialogCommit commit, Dialog? before)
    {
        if (commit.Events.FirstOrDefault(EventData.IsClass) is not { } entry)
        {
            return;
        }

        var inquiry = new InquiryId(EventData.Find(entry, "inquiry")!.Value);
        var truth = world.Truth.Find(commit.Dialog.Id);
        Require(truth?.Has(inquiry) == true, "J1", "A class is set of another dialog's inquiry.");
        Require(truth?.ClassOf(inquiry, entry.EventSeq - 1)?.Value != EventData.Find(entry, "class"), "J1", "A class is set that the inquiry has.");
        Require(commit.Dialog == before! with { EventSeq = commit.Dialog.EventSeq, Tag = commit.Dialog.Tag }, "J1", "A class changes more than the log.");
    }

    private void CheckClient(DialogCommit commit)
    {
        if (commit.NewClient is { } client)
        {
            Require(!string.IsNullOrWhiteSpace(client.GeneratedName), "26", "A client has no generated name.");
            Require(!world.Truth.IsNamed(client.Project, client.GeneratedName), "26", $"Two clients are called {client.GeneratedName}.");
            Require((client.Card.Name is null) == !commit.Events.Any(EventData.IsRequest), "26", "A new client has a card, or a request left none.");
        }
    }

    private void CheckCommand(string command, DialogCommit commit)
    {
        var fits = command switch
        {
            "Send" => commit.Accepted is { Author.IsMember: false } && commit.Edited is null,
            "LeaveRequest" => commit.Accepted is { Author.IsMember: false } && commit.Edited is null && EventData.IsRequest(commit.Events[^1]),
            "Answer" => commit.Accepted is { Author.IsMember: true } && commit.Edited is null,
            "Note" => commit.Events is [var entry] && EventData.IsNote(entry) && commit.Accepted is null && commit.Edited is null,
            "End" => commit.Events is [var entry] && EventData.IsEnd(entry) && commit.Accepted is null && commit.Edited is null,
            "SetClass" => commit.Events is [var entry] && EventData.IsClass(entry) && commit.Accepted is null && commit.Edited is null,
            "Edit" => commit.Edited is not null && commit.Accepted is null,
            _ => commit.Accepted is null && commit.Edited is null && commit.Events.Count == 1,
        };
        Require(fits, "9", $"{command} commits {string.Join(' ', commit.Events.Select(entry => entry.Event.Kind.Value))}.");
    }

    private void Require(bool holds, string invariant, string reason) => world.Verdict.Require(holds, invariant, reason);
}
