using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Lists;

/// <summary>
/// A desk index that finds a dialog by the number of one of its inquiries. The search asks it where the <see cref="IDeskIndex"/> is one; without it
/// a number is found as a word only. Thread-safe.
/// </summary>
public interface IInquiryIndex
{
    /// <summary>The dialog with the inquiry of that number in the project, whether it still runs or not; null where there is none.</summary>
    ValueTask<DialogId?> FindByInquiryAsync(ProjectId project, long number, CancellationToken cancellation);
}
