using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Delivery;

/// <summary>An operator has read a dialog up to a message (rule D10).</summary>
internal sealed class ReadMarking(IDialogStore dialogs, IMessageStore messages, MarkBook marks)
{
    /// <summary>Raised when an operator has read. Listeners return at once.</summary>
    public event Action<Member, DialogId>? Moved;

    public async ValueTask RunAsync(Member me, DialogId id, long seq, CancellationToken cancellation)
    {
        var dialog = await dialogs.FindAsync(me.Project, id, cancellation) ?? throw Refusal.NotFound();
        var last = Math.Min(seq, dialog.MessageSeq);
        if (last < 1 || await messages.FindAsync(me.Project, id, last, cancellation) is not { } message)
        {
            return;
        }

        var read = new OperatorRead { Member = me.Id, ClientMessages = message.ClientMessages };
        try
        {
            await marks.MergeAsync(dialog, new DialogMarks { DeskRead = last }, read, cancellation);
        }
        finally
        {
            Moved?.Invoke(me, id);
        }
    }
}
