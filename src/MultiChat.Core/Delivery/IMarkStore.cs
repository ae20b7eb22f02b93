using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Delivery;

/// <summary>Where delivery and read marks are kept, beside the dialogs and outside their logs.</summary>
/// <remarks>A merge takes the greater of stored and given, in any order, any number of times; it is durable when its task ends. Thread-safe.</remarks>
public interface IMarkStore
{
    /// <summary>The dialog's marks; <see cref="DialogMarks.None"/> where there are none.</summary>
    ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation);

    /// <summary>Merges the marks, and an operator's read mark if one is given, into the stored. An unknown dialog is ignored.</summary>
    ValueTask MergeAsync(ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation);
}
