using MultiChat.Dialogs;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Outbox;

/// <summary>
/// One event that one handler is still to be told of. Written by the commit of the event, so that it is there if and only if the event is. Names
/// the event and copies nothing of it.
/// </summary>
/// <remarks>Its key is project, handler, dialog and event. Rows of one handler and dialog are delivered in the order of their events.</remarks>
public sealed record OutboxRow
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The handler's name.</summary>
    public required string Handler { get; init; }

    /// <summary>The dialog.</summary>
    public required DialogId Dialog { get; init; }

    /// <summary>The event's number in the dialog.</summary>
    public required long EventSeq { get; init; }

    /// <summary>How often its delivery has begun.</summary>
    public int Attempts { get; init; }

    /// <summary>When it may be taken (again). While it is under way, when its lease ends.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>When it was given up, or null.</summary>
    public Instant? DeadAt { get; init; }

    /// <summary>
    /// What the last attempt ended with, at most 200 units: the exception's type and message, such as <c>HttpRequestException: ***</c>. Messages are
    /// masked unless <see cref="ChatOptions.ShowsFailureMessages"/> says otherwise. Null before the first failure.
    /// </summary>
    public string? Error { get; init; }
}
