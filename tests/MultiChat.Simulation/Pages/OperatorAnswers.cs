using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Simulation.Network;
using MultiChat.Team;

namespace MultiChat.Simulation.Pages;

/// <summary>An operator's messages on their way, and the commands an operator gives, as <c>Ui/console/desk/model/answers.ts</c> has them.</summary>
internal sealed class OperatorAnswers(World world, OperatorPage page, Keep keep)
{
    private readonly Dictionary<DialogId, Outbox<Message>> _boxes = [];
    private readonly MessageIdMint _ids = new(world, () => world.Clock.GetUtcNow().ToUnixTimeMilliseconds());
    private bool _isReady;
    private bool _isWatching;
    private int _adoptions;

    private string Login => world.Habits.SharesPendingBetweenLogins ? $"{page.Actor.Project}" : $"{page.Actor.Project}:{page.Actor.Member}";

    public void Send(DialogId dialog, string text) => page.Context.Run(() =>
    {
        var id = _ids.Next();
        page.Context.Turns?.Told("send", new { Dialog = $"{dialog}", Id = $"{id}", text });
        var thread = page.Threads.Of(dialog);
        thread.SentAt[id] = world.SteadyOf(world.Habits);
        world.Oracles.Order.Sent((page, dialog), id, text, page.Actor.Member);
        BoxFor(dialog).Add(new PendingMessage { Id = id, Text = text, SawResponsible = page.Book.Find(dialog)?.Row.Dialog.Responsible });
    });

    /// <summary>A click on the mark: the same message again.</summary>
    public void Resend(DialogId dialog, MessageId id) => page.Context.Run(() =>
    {
        if (page.Threads.Find(dialog) is not { } thread)
        {
            return;
        }

        page.Context.Turns?.Told("resend", new { Dialog = $"{dialog}", Id = $"{id}" });
        thread.SentAt[id] = world.SteadyOf(world.Habits);
        if (IsPending(dialog, id))
        {
            BoxFor(dialog).Resend(id);
            page.Threads.Render(thread);
            return;
        }

        world.Oracles.Marks.Sent(page.Context, id);
        if (thread.Items.FirstOrDefault(item => item.Id == id && item.Kind == "message") is { } shown
            && (shown.Revision == 0 ? shown.Text : world.Truth.Find(dialog)?.Find(id)?.First) is { } first)
        {
            // The key is compared with the first accepted text, which an edit has left behind.
            var saw = page.Book.Find(dialog)?.Row.Dialog.Responsible;
            _ = page.Calls.AnswerAsync(dialog, id, first, saw);
        }

        page.Threads.Render(thread);
    });

    /// <summary>Whether the browser keeps something of this login that no page has taken over.</summary>
    public bool IsForgotten => keep.Owners.Any(owner => owner.StartsWith($"{Login}:", StringComparison.Ordinal));

    public bool HasPending(DialogId dialog) => _boxes.TryGetValue(dialog, out var box) && !box.IsEmpty;

    public bool IsPending(DialogId dialog, MessageId id) => _boxes.TryGetValue(dialog, out var box) && box.Messages.Any(one => one.Id == id);

    public IReadOnlyList<PendingMessage> PendingIn(DialogId dialog) => _boxes.TryGetValue(dialog, out var box) ? box.Messages : [];

    public IEnumerable<MessageId> Overdue(DialogId dialog) =>
        _boxes.TryGetValue(dialog, out var box) ? box.Messages.Select(one => one.Id).Where(box.IsOverdue) : [];

    public IEnumerable<(DialogId Dialog, PendingMessage Message)> Pending =>
        _boxes.SelectMany(box => box.Value.Messages.Select(message => (box.Key, message)));

    public void Settle(DialogId dialog, MessageId id)
    {
        if (_boxes.TryGetValue(dialog, out var box))
        {
            box.Settle(id);
        }
    }

    public void Ready(bool isReady)
    {
        _isReady = isReady;
        foreach (var box in _boxes.Values.ToList())
        {
            box.Ready(isReady);
        }
    }

    /// <summary>What an earlier page left is sent by this one, and what another one leaves that is closed.</summary>
    public void Adopt()
    {
        _adoptions++;
        keep.Owners.Where(owner => owner.StartsWith($"{Login}:", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList().ForEach(Adopt);
        if (!_isWatching)
        {
            _isWatching = true;
            keep.WatchPuts($"{Login}:", page.Context, PutElsewhere);
        }
    }

    // A dialog that has a box here takes over by itself; the others have nobody, once their page is gone.
    private void PutElsewhere(string owner, MessageId id)
    {
        if (!_boxes.ContainsKey(DialogOf(owner)))
        {
            var adoption = _adoptions;
            page.Context.Turns?.Told("elsewhere", new { owner, Id = $"{id}", Message = new { Id = $"{id}", Text = "" } });
            page.Context.After(world.Habits.Deadline, () =>
            {
                page.Context.Turns?.Told("woke");
                if (adoption == _adoptions && keep.List(owner).Any(stored => stored.Id == id))
                {
                    Adopt(owner);
                }
            });
        }
    }

    private void Adopt(string owner) => page.Threads.Of(DialogOf(owner));

    private static DialogId DialogOf(string owner) => new(Guid.Parse(owner[^36..]));

    public void EndTraces()
    {
        foreach (var box in _boxes.Values)
        {
            box.EndTrace();
        }
    }

    public Outbox<Message> BoxFor(DialogId dialog)
    {
        if (!_boxes.TryGetValue(dialog, out var box))
        {
            box = Open(dialog);
            _boxes.Add(dialog, box);
            box.Ready(_isReady);
        }

        return box;
    }

    private Outbox<Message> Open(DialogId dialog)
    {
        var becameResponsible = false;
        return new Outbox<Message>(
            world,
            page.Context,
            keep,
            $"{Login}:{dialog}",
            SendAsync,
            (pending, message) =>
            {
                becameResponsible = pending.SawResponsible is null;
                var thread = page.Threads.Of(dialog);
                if (thread.Items.All(item => item.Id != message.Id))
                {
                    thread.Echoes.Add(message);
                }
            },
            (_, reply) =>
            {
                page.Threads.Of(dialog);
                if (reply.Code == RefusalCode.ResponsibleChanged.Value)
                {
                    page.Book.ChangeResponsible(dialog, (reply.Refusal!.Facts["responsible"] as ResponsibleName)?.Id);
                }
            },
            Settled,
            () =>
            {
                if (page.Threads.Find(dialog) is { } thread)
                {
                    page.Threads.Render(thread);
                }
            });

        // What this page sent itself waits on, until it is delivered; what it took over is measured from its acceptance.
        void Settled(MessageId id)
        {
            if (page.Threads.Find(dialog)?.SentAt.ContainsKey(id) != true || world.Truth.Find(Author.Of(page.Actor.Member), id) is null)
            {
                world.Oracles.Marks.Dropped(page.Context, id);
            }
            else if (page.Threads.Find(dialog) is { } thread)
            {
                world.Oracles.Marks.Delivered(page, dialog, thread.Marks);
            }
        }

        // Those that waited behind one's own first answer saw nobody, and by that answer it is oneself now.
        Task<Reply<Message>> SendAsync(PendingMessage message)
        {
            MemberId? saw = message.SawResponsible ?? (becameResponsible ? page.Actor.Member : null);
            return page.Calls.AnswerAsync(dialog, message.Id, message.Text, saw);
        }
    }
}
