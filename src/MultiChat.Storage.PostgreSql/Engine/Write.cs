using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>One command of a dialog that waits for a writer: a statement that answers with one boolean.</summary>
/// <param name="project">The project.</param>
/// <param name="dialog">The dialog.</param>
/// <param name="statement">The statement.</param>
/// <param name="cancellation">Where it is cancelled before its turn, it is not written.</param>
internal sealed class Write(ProjectId project, DialogId dialog, Statement statement, CancellationToken cancellation)
{
    // Callers must not go on with their own work on the writer's loop.
    private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The order in which all groups of all hosts lock rows, so that they seldom wait for each other in a ring.</summary>
    /// <remarks>Whoever takes the project's counter comes last, because that is locked until the end.</remarks>
    public static readonly IComparer<Write> LockOrder = Comparer<Write>.Create(static (left, right) =>
        left.TakesCounter != right.TakesCounter ? left.TakesCounter.CompareTo(right.TakesCounter)
        : left.Subject.Project != right.Subject.Project ? left.Subject.Project.CompareTo(right.Subject.Project)
        : left.Subject.Dialog.CompareTo(right.Subject.Dialog));

    /// <summary>The dialog that the command is about.</summary>
    public (Guid Project, Guid Dialog) Subject { get; } = (project.Value, dialog.Value);

    /// <summary>Whether the command begins an inquiry, which takes a number from the project's counter.</summary>
    public bool TakesCounter { get; init; }

    public Statement Statement => statement;

    /// <summary>The answer, given when the command is durable.</summary>
    public Task<bool> Task => _answer.Task;

    /// <summary>Whether the command is to be written; if its caller has gone before its turn, it is answered as cancelled.</summary>
    public bool TryBegin() => !cancellation.IsCancellationRequested || !_answer.TrySetCanceled(cancellation);

    public void Answer(bool result) => _answer.TrySetResult(result);

    public void Fail(Exception reason) => _answer.TrySetException(reason);
}
