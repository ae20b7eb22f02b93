using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Wire;
using MultiChat.Lists;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Reading;
using MultiChat.Simulation.Network;
using NodaTime;

namespace MultiChat.Simulation.Pages;

/// <summary>The dialogs that an operator's page holds in full, as <c>Ui/console/desk/model/threads.ts</c> has them.</summary>
internal sealed class DeskThreads(World world, OperatorPage page)
{
    // Fewer than the host lets one connection watch.
    private const int Most = 16;

    private readonly List<DeskThreadView> _threads = [];

    public IReadOnlyList<DeskThreadView> All => _threads;

    /// <summary>The dialog on the screen, which is opened again after each loss.</summary>
    public DialogId? OpenId { get; private set; }

    public DeskThreadView? Find(DialogId dialog) => _threads.Find(thread => thread.Dialog == dialog);

    /// <summary>The thread in which a message is seen, pending or not.</summary>
    public DeskThreadView? FindShowing(MessageId id) => _threads.Find(thread => page.Answers.IsPending(thread.Dialog, id) || thread.Shows(id));

    public void Show(DialogId dialog) => page.Context.Run(() =>
    {
        page.Context.Turns?.Told("show", $"{dialog}");
        var thread = Of(dialog);
        OpenId = dialog;
        if (thread.IsStale)
        {
            _ = OpenAsync(thread);
        }
    });

    /// <summary>The operator looks at a thread, to its end.</summary>
    public void Look(DialogId dialog) => page.Context.Run(() =>
    {
        if (Find(dialog) is not { HasView: true, IsStale: false } thread)
        {
            return;
        }

        var seq = thread.View.Items.Select(item => item.Seq).DefaultIfEmpty().Max();
        if (seq > thread.ReadSent)
        {
            thread.ReadSent = seq;
            world.Oracles.Marks.DeskLooked(dialog, seq);
            _ = ReadAsync(thread, seq);
        }
    });

    /// <summary>Asks for what may be missing, as a page does after any doubt.</summary>
    public void Doubt(DialogId dialog)
    {
        if (Find(dialog) is { HasView: true, IsStale: false, IsCatchingUp: false } thread)
        {
            page.Context.Turns?.Told("doubt", $"{dialog}");
            _ = CatchUpAsync(thread);
        }
    }

    /// <summary>The connection is new: nothing is watched, and the open dialog comes first.</summary>
    public void Reopen()
    {
        foreach (var thread in _threads)
        {
            thread.IsStale = true;
            thread.Patience.Forget();
        }

        if (OpenId is { } open && Find(open) is { } shown)
        {
            _ = OpenAsync(shown);
        }
    }

    /// <summary>The host asks for a fresh look.</summary>
    public void Resync(DialogId dialog)
    {
        if (Find(dialog) is { } thread)
        {
            thread.HasView = false;
            thread.IsStale = true;
            page.Book.Doubt(dialog);
            if (OpenId == dialog)
            {
                _ = OpenAsync(thread);
            }
        }
    }

    /// <summary>A part of a dialog's log, pushed or asked for.</summary>
    public void Log(DialogId dialog, DeskCatchUp news)
    {
        if (Find(dialog) is not { } thread)
        {
            return;
        }

        thread.HeardUpTo = Math.Max(thread.HeardUpTo, news.Slice.UpTo.EventSeq);
        if (!thread.HasView || thread.IsStale)
        {
            return;
        }

        var items = Showing.Of(news.Slice.Items);
        switch (thread.View.Apply(news.Slice.After, news.Slice.UpTo, items))
        {
            case Applying.Hole:
                _ = CatchUpAsync(thread);
                break;
            case Applying.Applied:
                page.Book.Take([news.Row]);
                Moved(thread, items, isSure: true);
                break;
        }
    }

    public void MarksPushed(DialogId dialog, DialogMarks marks)
    {
        page.Context.Turns?.Told("marks", WireMarks.Of(marks, dialog));
        if (Find(dialog) is { } thread)
        {
            thread.Heard?.Add(() => MarksPushed(dialog, marks));
            thread.Marks = thread.Marks.Merge(marks);
            world.Oracles.Marks.Delivered(page, dialog, thread.Marks);
            Render(thread);
        }
    }

    public void PresencePushed(DialogId dialog, VisitorPresence presence)
    {
        page.Context.Turns?.Told("presence", WirePresence.Of(presence, dialog));
        if (Find(dialog) is { } thread)
        {
            thread.Heard?.Add(() => PresencePushed(dialog, presence));
            thread.Presence = presence;
        }
    }

    public void ClientPushed(Client client)
    {
        page.Context.Turns?.Told("client", WireClient.Of(client));
        foreach (var thread in _threads)
        {
            thread.Heard?.Add(() => ClientPushed(client));
            if (thread.Client is { } shown && shown.Id == client.Id && shown.Version <= client.Version)
            {
                thread.Client = client;
            }
        }
    }

    /// <summary>The thread of a dialog, made where there is none yet.</summary>
    public DeskThreadView Of(DialogId dialog)
    {
        var found = Find(dialog);
        var thread = found ?? new DeskThreadView(world, page.Name, dialog, new Patience(world, page.Context));
        // The most recent last, so that the first ones are those to leave.
        _threads.Remove(thread);
        _threads.Add(thread);
        if (found is null)
        {
            page.Answers.BoxFor(dialog);
            Render(thread);
        }

        foreach (var old in _threads.Where(old => old != thread && old.Dialog != OpenId && !page.Answers.HasPending(old.Dialog)).Take(_threads.Count - Most).ToList())
        {
            Drop(old);
        }

        return thread;
    }

    /// <summary>What stands beside operators' messages now, and when it will change by time alone.</summary>
    public void Render(DeskThreadView thread)
    {
        thread.Beat?.Dispose();
        thread.Beat = null;
        thread.Overdue = OverdueIn(thread);
        var next = Undelivered(thread)
            .Select(message => LeftOf(thread, message.Id, message.At)).Where(left => left > TimeSpan.Zero).DefaultIfEmpty(TimeSpan.MaxValue).Min();
        world.Oracles.Marks.Rendered(page, thread);
        if (next != TimeSpan.MaxValue && !world.Habits.ForgetsToWakeForMarks)
        {
            thread.Beat = page.Context.After(next, () =>
            {
                page.Context.Turns?.Told("woke");
                Render(thread);
            });
        }
    }

    /// <summary>The messages beside which the error mark stands now.</summary>
    public HashSet<MessageId> OverdueIn(DeskThreadView thread) =>
    [
        .. page.Answers.Overdue(thread.Dialog),
        .. Undelivered(thread)
            .Where(message => LeftOf(thread, message.Id, message.At) <= TimeSpan.Zero).Select(message => message.Id),
    ];

    // Whether the channel tells what arrives, the row says, and once it has been said it stays true.
    private IEnumerable<(MessageId Id, Instant At)> Undelivered(DeskThreadView thread) =>
        !(thread.HasReceipts |= page.Book.Find(thread.Dialog) is not null) ? [] : thread.Undelivered(world.Habits.KeepsMarkAfterAcknowledgement);

    private TimeSpan LeftOf(DeskThreadView thread, MessageId id, Instant acceptedAt) => world.Habits.Deadline - SentAgo(thread, id, acceptedAt);

    // The page that sent counts from the send or resend; every other view, and any after a reload, from the acceptance by the host's clock.
    private TimeSpan SentAgo(DeskThreadView thread, MessageId id, Instant acceptedAt) =>
        thread.SentAt.TryGetValue(id, out var sentAt) ? world.SteadyOf(world.Habits) - sentAt
            : world.Habits.CountsFromOpening ? world.Now - (page.Time.LearnedAt ?? world.Now)
            : (page.Time.Now - acceptedAt).ToTimeSpan();

    private void Drop(DeskThreadView thread)
    {
        _threads.Remove(thread);
        thread.Rest();
        foreach (var id in thread.SentAt.Keys)
        {
            // When this page sent it is forgotten with the thread; from now on it counts from the acceptance.
            world.Oracles.Marks.Dropped(page.Context, id);
        }

        if (!thread.IsStale)
        {
            _ = page.Calls.LeaveAsync(thread.Dialog);
        }
    }

    private async Task OpenAsync(DeskThreadView thread)
    {
        if (thread.IsOpening)
        {
            return;
        }

        thread.IsOpening = true;
        thread.HeardUpTo = 0;
        var heard = thread.Heard = [];
        thread.Marks = thread.HasView ? thread.Marks : DialogMarks.None;
        var asked = page.Book.Find(thread.Dialog);
        var reply = await page.Calls.OpenAsync(thread.Dialog);
        (thread.IsOpening, thread.Heard) = (false, null);
        if (reply.Ok is { } snapshot)
        {
            Opened(thread, asked, snapshot, heard);
        }
        else if (reply.Code is not (Reply<DeskThread>.LostCode or "not_found" or "malformed"))
        {
            thread.Patience.Again(() => _ = thread.IsStale && OpenId == thread.Dialog ? OpenAsync(thread) : Task.CompletedTask);
        }
    }

    private void Opened(DeskThreadView thread, DeskRow? asked, DeskThread snapshot, List<Action> heard)
    {
        page.Time.Learn(snapshot.ServerNow);
        var place = thread.View.Place;
        // A place beyond the host's, or with another tag, is of another history: the store was restored from a backup.
        var isHeld = thread.HasView && (place.EventSeq < snapshot.Place.EventSeq || place == snapshot.Place);
        (thread.IsStale, thread.HasReceipts) = (false, true);
        thread.Patience.Forget();
        page.Book.TakeAnswered(asked, snapshot.Row);
        (thread.Client, thread.Presence) = (snapshot.Row.Row.Client, snapshot.Row.Presence);
        thread.Marks = (thread.HasView && !isHeld ? DialogMarks.None : thread.Marks).Merge(snapshot.Marks);
        world.Oracles.Marks.Delivered(page, thread.Dialog, thread.Marks);
        heard.ForEach(again => again());
        var items = Showing.Of(snapshot.Items);
        if (!isHeld)
        {
            thread.View.Show(snapshot.Place, items, snapshot.More);
            thread.HasView = true;
            thread.ReadSent = 0;
        }

        Moved(thread, items, isSure: !isHeld);
        // The host's clock may have been set, and everything is as old as it says.
        _threads.ForEach(Render);
        thread.HeardUpTo = Math.Max(snapshot.Place.EventSeq, thread.HeardUpTo);
        if (thread.IsBehind)
        {
            _ = CatchUpAsync(thread);
        }
    }

    /// <param name="thread">What has moved.</param>
    /// <param name="items">What the host said of it.</param>
    /// <param name="isSure">False for a view of an earlier connection, whose history the host has not confirmed yet.</param>
    private void Moved(DeskThreadView thread, IReadOnlyList<Shown> items, bool isSure)
    {
        if (isSure)
        {
            world.Oracles.Views.Check(page, thread);
        }

        foreach (var item in items)
        {
            if (item is { Kind: "message", Id: { } id })
            {
                page.Answers.Settle(thread.Dialog, id);
            }
        }

        thread.Echoes.RemoveAll(echo => thread.View.Items.Any(item => item.Id == echo.Id));
        Render(thread);
    }

    /// <summary>Asks the log from the view's place until there is no more, and no push came meanwhile that the answer lacks.</summary>
    private async Task CatchUpAsync(DeskThreadView thread)
    {
        if (thread.IsCatchingUp)
        {
            return;
        }

        thread.IsCatchingUp = true;
        for (var more = true; more && thread.HasView && !thread.IsStale && _threads.Contains(thread);)
        {
            var place = thread.View.Place;
            thread.HeardUpTo = 0;
            var reply = await page.Calls.LogAsync(thread.Dialog, place);
            more = TakeLog(thread, reply);
        }

        thread.IsCatchingUp = false;
    }

    /// <returns>Whether to ask on.</returns>
    private bool TakeLog(DeskThreadView thread, Reply<DeskCatchUp?> reply)
    {
        if (!reply.IsOk)
        {
            if (!reply.IsLost)
            {
                thread.Patience.Again(() => _ = CatchUpAsync(thread));
            }

            return false;
        }

        if (reply.Ok is not { } part)
        {
            page.ResyncPushed(thread.Dialog);
            return false;
        }

        Log(thread.Dialog, part);
        if (part.Slice.More || (thread.IsBehind && !world.Habits.ForgetsPushesWhileAsking))
        {
            return true;
        }

        thread.Patience.Forget();
        return false;
    }

    private async Task ReadAsync(DeskThreadView thread, long seq)
    {
        if (await page.Hub.CallAsync("Read", edge => edge.ReadAsync(thread.Dialog, seq)) is { IsOk: false })
        {
            thread.ReadSent = Math.Min(thread.ReadSent, seq - 1);
        }
    }
}
