using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.InMemory;

internal sealed class InMemoryMessageStore(AllDialogs all) : IMessageStore
{
    public ValueTask<Message?> FindByKeyAsync(ProjectId project, Author author, MessageId id, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), author, id), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.FindByKey(state.author, state.id)?.Current;
            }
        });

    public ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), dialog, id), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.Find(state.dialog)?.FindMessage(state.id)?.Current;
            }
        });

    public ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, long seq, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), dialog, seq), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.Find(state.dialog)?.FindMessage(state.seq)?.Current;
            }
        });

    public ValueTask<IReadOnlyList<Message>> ListAnswersSinceAsync(ProjectId project, Instant since, int limit, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), since, limit), static state =>
        {
            lock (state.Shelf.Gate)
            {
                // Newest first, and nothing in a dialog is younger than its last event.
                return (IReadOnlyList<Message>)[.. state.Shelf.Piles.After(cursor: null, static _ => true)
                    .TakeWhile(dialog => dialog.Current.LastAt >= state.since)
                    .SelectMany(static dialog => dialog.Messages())
                    .Select(static stored => stored.Current)
                    .Where(message => message.Author.IsMember && message.AcceptedAt >= state.since)
                    .OrderBy(static message => message.AcceptedAt)
                    .Take(state.limit)];
            }
        });

    public ValueTask<IReadOnlyList<MessageRevision>> ListRevisionsAsync(
        ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), dialog, id), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.Find(state.dialog)?.FindMessage(state.id)?.Revisions() ?? [];
            }
        });
}
