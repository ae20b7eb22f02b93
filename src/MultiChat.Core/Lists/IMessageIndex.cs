using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;

namespace MultiChat.Lists;

/// <summary>
/// A desk index that says in which message of a dialog the words of a search are. The search asks it where the <see cref="IDeskIndex"/> is one; without it
/// a row that was found does not say by which line. Thread-safe.
/// </summary>
/// <remarks>As with <see cref="IDeskIndex.SearchAsync"/>, full text may be 2 s behind.</remarks>
public interface IMessageIndex
{
    /// <summary>
    /// Of each of these dialogs the newest message, at its current text, in which each of the words begins a word. Dialogs without one are left out; in any
    /// order.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="dialogs">The dialogs of a page, each once; what is no dialog of the project has no message.</param>
    /// <param name="foldedWords">The words, as <see cref="IDeskIndex.SearchAsync"/> has them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<IReadOnlyList<Message>> ListNewestAsync(
        ProjectId project, IReadOnlyCollection<DialogId> dialogs, IReadOnlyList<string> foldedWords, CancellationToken cancellation);
}
