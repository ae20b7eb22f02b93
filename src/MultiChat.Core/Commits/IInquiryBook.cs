using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Commits;

/// <summary>
/// What an <see cref="IDialogStore"/> that keeps the classes of inquiries can, too (rule J1). Where it is missing no class can be set:
/// <see cref="RefusalCode.NotSupported"/>.
/// </summary>
/// <remarks>
/// A commit with an event <see cref="Events.ClassSet"/> gives that inquiry its class in the same write, the last of several. One that names an inquiry of
/// another dialog, or none, contradicts what is stored: <see cref="ArgumentException"/>, with nothing written. Thread-safe.
/// </remarks>
public interface IInquiryBook
{
    /// <summary>The inquiry with its numbers and class, or null.</summary>
    /// <param name="project">The project.</param>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<Inquiry?> FindInquiryAsync(ProjectId project, InquiryId inquiry, CancellationToken cancellation);
}
