using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Simulation.Network;
using MultiChat.Team;

namespace MultiChat.Simulation.Oracles;

/// <summary>Everybody who judges a run. Each keeps its own facts and asks the core nothing.</summary>
internal sealed class AllOracles(World world)
{
    private int _checks;

    public CommitOracle Commits { get; } = new(world);

    public ViewOracle Views { get; } = new(world);

    public VisitorGuard Visitors { get; } = new(world);

    public DeskGuard Desks { get; } = new(world);

    public MarkOracle Marks { get; } = new(world);

    public OrderOracle Order { get; } = new(world);

    public AvailabilityOracle Availability { get; } = new(world);

    public TeamOracle Team { get; } = new(world);

    public SecretOracle Secrets { get; } = new();

    /// <summary>The host has said Accepted.</summary>
    public void Accepted(Author author, MessageId id, long seq)
    {
        var kept = world.Truth.Find(author, id);
        world.Verdict.Require(kept is not null, "1", $"Message {id} was answered as accepted and is not in the store.");
        world.Verdict.Require(kept is null || kept.Seq == seq, "1", $"Message {id} was answered with number {seq} and has {kept?.Seq}.");
    }

    /// <summary>The host has said that this operator edited.</summary>
    public void Edited(DeskActor actor, Message message) => world.Verdict.Require(
        message.Author == Author.Of(actor.Member), "10", "An operator edits another's message.");

    /// <summary>The host has said that it has this note.</summary>
    public void Noted(DeskActor actor, DialogId dialog, NoteId id, LogEntry told)
    {
        var kept = world.Truth.FindNote(actor.Member.Value, id.Value);
        world.Verdict.Require(kept == (dialog, told), "1", $"Note {id} was answered, and the store has {kept}.");
    }

    /// <summary>The host has said that a move went through which saw this.</summary>
    public void Moved(Seen seen, Dialog moved)
    {
        var before = world.Truth.Find(moved.Id)?.StateAt(moved.EventSeq - 1);
        world.Verdict.Require(
            world.Truth.Find(moved.Id)?.StateAt(moved.EventSeq) is not null, "1", "A move was answered and is not in the store.");
        world.Verdict.Require(before is null || before.Responsible == seen.Responsible, "14", "A move goes through that saw another responsible.");
        world.Verdict.Require(seen.Version is null || seen.Version == moved.EventSeq - 1, "14", "An undo goes through after something else.");
    }

    /// <summary>The host has said that an inquiry is of a class now: where it was before, nothing happened.</summary>
    public void Classified(InquiryId inquiry, ClassId? to, Seen seen, Dialog answered)
    {
        var truth = world.Truth.Find(answered.Id);
        world.Verdict.Require(truth?.ClassOf(inquiry, answered.EventSeq) == to, "J1", $"Class {to} was answered and is not in the store.");
        var last = truth?.Entry(answered.EventSeq);
        world.Verdict.Require(
            seen.Version is null || seen.Version == answered.EventSeq || (seen.Version == answered.EventSeq - 1 && last is not null && EventData.IsClass(last)),
            "J1",
            "An undo of a class goes through after something else.");
    }

    /// <summary>The host answers a call.</summary>
    public void Answered(Command command, string? code, Refusal? refusal)
    {
        var isRefused = refusal is not null;
        world.Verdict.Require(!isRefused || command.Commits == 0, "14", $"{command} is refused with {code} and happened.");
        world.Verdict.Require(!Secrets.IsIn(refusal?.Message), "25", $"{command} is refused with a secret.");
        if (refusal?.Code == RefusalCode.ResponsibleChanged)
        {
            world.Verdict.Require(refusal.Facts.ContainsKey("responsible"), "14", "A loser is not told who won.");
        }
    }

    public void CheckNow()
    {
        Marks.CheckNow();
        Availability.Look();
        // Often enough: a mark that is missing stays missing.
        if (++_checks % 16 == 0)
        {
            foreach (var page in world.OperatorPages)
            {
                foreach (var thread in page.Threads.All.Where(thread => thread is { HasView: true, IsStale: false }))
                {
                    Marks.CheckUndelivered(page, thread);
                }
            }
        }
    }

    public void Restored()
    {
        Order.Restored();
        Marks.Restored();
        Availability.Restored();
        Team.Restored();
    }
}
