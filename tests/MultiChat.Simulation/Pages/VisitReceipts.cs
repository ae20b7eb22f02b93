using MultiChat.Dialogs;
using MultiChat.Simulation.Network;

namespace MultiChat.Simulation.Pages;

/// <summary>What a visit owes the host to hear of its page: what is on it, and what was read.</summary>
internal sealed class VisitReceipts(World world, VisitorTab tab, Visit visit, VisitCalls calls)
{
    private readonly Patience _patience = new(world, tab.Context);
    // What somebody else did is on the page, and the host was not told so.
    private bool _owesApplied;
    private long _readSent;

    /// <summary>A new connection was told nothing yet.</summary>
    public void Joined() => (_readSent, _owesApplied) = (0, true);

    /// <summary>Events are on the page now.</summary>
    public void Showed(bool isNews)
    {
        _owesApplied |= isNews;
        Acknowledge();
    }

    public void Lost() => _patience.Forget();

    /// <summary>Somebody looks at the page: says what was read.</summary>
    public void Look()
    {
        var seq = visit.View.Items.Where(item => item.Kind == "message" && item.Who != "me").Select(item => item.Seq).DefaultIfEmpty().Max();
        if (visit.IsJoined && seq > _readSent)
        {
            _readSent = seq;
            if (visit.Visitor is { } visitor && world.Truth.FindOf(visitor) is { } dialog)
            {
                world.Oracles.Marks.VisitorLooked(dialog.Current.Id, seq);
            }

            _ = ReadAsync(seq);
        }
    }

    public void Acknowledge()
    {
        if (visit.IsJoined && visit.View.Place is { EventSeq: > 0 } place && _owesApplied && !world.Habits.NeverAcknowledges)
        {
            _owesApplied = false;
            _ = AppliedAsync(world.Habits.AcknowledgesBeforeApplying ? new Place { EventSeq = place.EventSeq + 1 } : place);
        }
    }

    private async Task AppliedAsync(Place place)
    {
        var reply = await calls.AppliedAsync(place);
        if (reply.IsOk)
        {
            _patience.Forget();
            return;
        }

        _owesApplied = !world.Habits.AcknowledgesOnlyOnce;
        TellAgain(reply);
    }

    private async Task ReadAsync(long seq)
    {
        if (await calls.ReadAsync(seq) is { IsOk: false } refused)
        {
            TellAgain(refused);
        }
    }

    // Where the connection is gone, the next Join says it by itself.
    private void TellAgain(Reply<bool> refused) => _patience.AgainUnlessLost(refused, () =>
    {
        _readSent = 0;
        Acknowledge();
    });
}
