using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Messages;

namespace MultiChat.Simulation.Pages;

/// <summary>One dialog as an operator's page holds it, as <c>Ui/console/thread-state.ts</c> has it.</summary>
internal sealed class DeskThreadView(DialogId dialog, PageHabits habits)
{
    public DialogId Dialog => dialog;

    public LogView View { get; } = new(habits);

    public bool HasView { get; set; }

    /// <summary>Not watched by the host: what it says may be old.</summary>
    public bool IsStale { get; set; } = true;

    /// <summary>A person opened it: it is opened again after each loss.</summary>
    public bool WasShown { get; set; }

    public long HeardUpTo { get; set; }

    public bool HeardPresence { get; set; }

    public bool IsOpening { get; set; }

    public bool IsCatchingUp { get; set; }

    public DialogMarks Marks { get; set; } = DialogMarks.None;

    public VisitorPresence Presence { get; set; } = VisitorPresence.Unknown;

    public Client? Client { get; set; }

    public long ReadSent { get; set; }

    /// <summary>Answered already, and not in the log's view yet.</summary>
    public List<Message> Echoes { get; } = [];

    /// <summary>When this page sent or sent again, by the steady clock.</summary>
    public Dictionary<MessageId, TimeSpan> SentAt { get; } = [];

    /// <summary>The messages beside which the error mark stands at the moment.</summary>
    public HashSet<MessageId> Overdue { get; set; } = [];

    public IDisposable? Beat { get; set; }
}
