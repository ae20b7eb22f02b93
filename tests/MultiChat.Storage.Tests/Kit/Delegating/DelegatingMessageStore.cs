using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingMessageStore(IMessageStore inner) : IMessageStore
{
    protected IMessageStore Inner { get; } = inner;

    public virtual ValueTask<Message?> FindByKeyAsync(ProjectId project, Author author, MessageId id, CancellationToken cancellation) =>
        Inner.FindByKeyAsync(project, author, id, cancellation);

    public virtual ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
        Inner.FindAsync(project, dialog, id, cancellation);

    public virtual ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, long seq, CancellationToken cancellation) =>
        Inner.FindAsync(project, dialog, seq, cancellation);

    public virtual ValueTask<IReadOnlyList<Message>> ListAnswersSinceAsync(
        ProjectId project, Instant since, int limit, CancellationToken cancellation) =>
        Inner.ListAnswersSinceAsync(project, since, limit, cancellation);

    public virtual ValueTask<IReadOnlyList<MessageRevision>> ListRevisionsAsync(
        ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
        Inner.ListRevisionsAsync(project, dialog, id, cancellation);
}
