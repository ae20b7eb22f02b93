using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedMessageStore(IMessageStore inner, InterceptedPort port) : IMessageStore
{
    public ValueTask<Message?> FindByKeyAsync(ProjectId project, Author author, MessageId id, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindByKeyAsync(project, author, id, token), cancellation);

    public ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindAsync(project, dialog, id, token), cancellation);

    public ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, long seq, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindAsync(project, dialog, seq, token), cancellation);

    public ValueTask<IReadOnlyList<Message>> ListAnswersSinceAsync(ProjectId project, Instant since, int limit, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ListAnswersSinceAsync(project, since, limit, token), cancellation);

    public ValueTask<IReadOnlyList<MessageRevision>> ListRevisionsAsync(
        ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ListRevisionsAsync(project, dialog, id, token), cancellation);
}
