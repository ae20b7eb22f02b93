using MultiChat.Dialogs;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Messages;

/// <summary>Where messages are read one by one. They are written by <see cref="Commits.IDialogStore.CommitAsync"/>. Thread-safe.</summary>
public interface IMessageStore
{
    /// <summary>The message that this author sent under this id in any dialog of the project, or null.</summary>
    ValueTask<Message?> FindByKeyAsync(ProjectId project, Author author, MessageId id, CancellationToken cancellation);

    /// <summary>The message of that id in the dialog, or null.</summary>
    ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation);

    /// <summary>The message of that number in the dialog, or null.</summary>
    ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, long seq, CancellationToken cancellation);

    /// <summary>The members' messages that were accepted at an instant or later, in the order of their acceptance; the first where there are more.</summary>
    /// <param name="project">The project.</param>
    /// <param name="since">The earliest acceptance, included.</param>
    /// <param name="limit">The most messages, 1 or more.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<IReadOnlyList<Message>> ListAnswersSinceAsync(ProjectId project, Instant since, int limit, CancellationToken cancellation);

    /// <summary>All texts the message had, oldest first, the current included; empty for an unknown message.</summary>
    ValueTask<IReadOnlyList<MessageRevision>> ListRevisionsAsync(ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation);
}
