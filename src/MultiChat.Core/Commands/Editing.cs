using MultiChat.Channels;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>An operator changes the text of their own message while the window is open (rules E1 to E4).</summary>
internal sealed class Editing(
    DialogWalk walk, IMessageStore messages, ChannelBook channels, ChatOptions options, ChatClock clock, RandomSource chance)
{
    public Refusal? WhyNot(Member me, Dialog dialog, Message message) =>
        message.WhyNotEdit(dialog, channels.AbilitiesOf(dialog.Channel), me.Id, Instant.Max(clock.Now, dialog.LastAt), options.EditWindow);

    public ValueTask<Message> RunAsync(
        Member me, DialogId dialogId, MessageId id, MessageBody body, long revision, CancellationToken cancellation)
    {
        return walk.RunAsync(
            "edit",
            me,
            dialogId,
            async (dialog, now) =>
            {
                var message = await messages.FindAsync(me.Project, dialogId, id, cancellation) ?? throw Refusal.NotFound();
                return Decide(dialog, message, me.Id, body, revision, now);
            },
            cancellation);
    }

    private Decision<Message> Decide(Dialog dialog, Message message, MemberId me, MessageBody body, long revision, Instant now)
    {
        if (message.Author == Author.Of(me) && message.Body == body)
        {
            // Nothing to change: an edit that was accepted is answered again, however late its author asks once more.
            return new Decision<Message>(message, Commit: null);
        }

        var abilities = channels.AbilitiesOf(dialog.Channel);
        if ((message.WhyNotEdit(dialog, abilities, me, now, options.EditWindow) ?? abilities.WhyNotSend(body)) is { } refusal)
        {
            throw refusal;
        }

        if (message.Revision != revision)
        {
            throw new Refusal(RefusalCode.EditConflict, "Another edit came first.")
            {
                Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["message"] = message },
            };
        }

        var change = new DialogChange(dialog, now, chance);
        return new Decision<Message>(change.Edit(message, body), change.ToCommit());
    }
}
