using MultiChat.Channels;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>An operator answers: the first to do so becomes responsible (rule D5).</summary>
internal sealed class Answering(
    DialogWalk walk, IMessageStore messages, ChannelBook channels, TeamDirectory teams, DueSends due, RandomSource chance)
{
    public ValueTask<Message> RunAsync(
        Member me, DialogId dialogId, MessageId id, MessageBody body, MemberId? sawResponsible, CancellationToken cancellation)
    {
        var author = Author.Of(me.Id);
        return walk.RunAsync(
            "answer",
            me,
            dialogId,
            async (dialog, now) =>
            {
                var earlier = await messages.FindByKeyAsync(me.Project, author, id, cancellation)
                    ?? await messages.FindAsync(me.Project, dialogId, id, cancellation);
                if (earlier is null)
                {
                    return Decide(dialog, me.Id, id, body, sawResponsible, now);
                }

                var repeated = Repetition.Decide(earlier, author, dialogId, body);
                due.Watch(dialog, repeated.Answer);
                return repeated;
            },
            cancellation,
            // An id that is known already does not commit again.
            guess: (dialog, now) => dialog.Status == DialogStatus.Open && dialog.Responsible == me.Id
                ? Decide(dialog, me.Id, id, body, sawResponsible, now)
                : null);
    }

    private Decision<Message> Decide(Dialog dialog, MemberId me, MessageId id, MessageBody body, MemberId? sawResponsible, Instant now)
    {
        if (channels.AbilitiesOf(dialog.Channel).WhyNotSend(body) is { } refusal)
        {
            throw refusal;
        }

        DialogRules.ThrowUnlessOpen(dialog);
        if (dialog.Responsible != me)
        {
            // Whoever became responsible by the answer before need not have heard of it yet.
            DialogRules.ThrowUnlessResponsibleIs(sawResponsible, dialog, teams.Get(dialog.Project));
        }

        var change = new DialogChange(dialog, now, chance);
        if (dialog.Responsible is null)
        {
            change.Take(me);
        }

        return new Decision<Message>(change.Accept(id, Author.Of(me), body), change.ToCommit());
    }
}
