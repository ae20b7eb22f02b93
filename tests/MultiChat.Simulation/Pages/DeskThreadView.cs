using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Simulation.Pages;

/// <summary>One dialog as an operator's page holds it, as <c>Ui/console/desk/model/thread-state.ts</c> has it.</summary>
/// <param name="world">Where the page is.</param>
/// <param name="page">The page's name.</param>
/// <param name="dialog">Which dialog it is.</param>
/// <param name="patience">For a snapshot or a log that the host refused for now.</param>
internal sealed class DeskThreadView(World world, string page, DialogId dialog, Patience patience)
{
    public DialogId Dialog => dialog;

    public Patience Patience => patience;

    public LogView View { get; } = new(world, page, "desk");

    public bool HasView { get; set; }

    /// <summary>Not watched by the host: what it says may be old.</summary>
    public bool IsStale { get; set; } = true;

    /// <summary>A row or a snapshot has said that the dialog's channel tells what arrives: here each one's does.</summary>
    public bool HasReceipts { get; set; }

    /// <summary>The host told of events up to here since it was last asked, by Open or Log: that answer may be older.</summary>
    public long HeardUpTo { get; set; }

    public bool IsBehind => View.Place.EventSeq < HeardUpTo;

    /// <summary>While Open is under way: says again what was pushed meanwhile, for it is newer than the answer.</summary>
    public List<Action>? Heard { get; set; }

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

    /// <summary>What is shown after the view's items.</summary>
    public IEnumerable<Message> Tail => Echoes.Where(echo => Items.All(item => item.Id != echo.Id));

    /// <summary>None after a Resync has taken the view away.</summary>
    public IReadOnlyList<Shown> Items => HasView ? View.Items : [];

    public bool Shows(MessageId id) => Items.Any(item => item.Id == id) || Echoes.Exists(echo => echo.Id == id);

    /// <summary>Operators' messages that no page of the visitor has applied, as far as this page knows, with the instant of their acceptance.</summary>
    public IEnumerable<(MessageId Id, Instant At)> Undelivered(bool evenDelivered = false)
    {
        for (var i = Items.Count - 1; i >= 0; i--)
        {
            var item = Items[i];
            if (item.EventSeq <= Marks.VisitorDelivered && !evenDelivered)
            {
                break;
            }

            if (item is { Kind: "message", Id: { } id, Who: not "client" } && (item.Seq > Marks.VisitorRead || evenDelivered))
            {
                yield return (id, item.At);
            }
        }

        foreach (var echo in Echoes)
        {
            if ((echo.EventSeq > Marks.VisitorDelivered && echo.Seq > Marks.VisitorRead) || evenDelivered)
            {
                yield return (echo.Id, echo.AcceptedAt);
            }
        }
    }

    /// <summary>Nothing wakes it by itself any more.</summary>
    public void Rest()
    {
        Beat?.Dispose();
        patience.Forget();
    }
}
