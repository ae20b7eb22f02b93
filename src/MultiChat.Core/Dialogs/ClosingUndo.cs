using MultiChat.Events;
using NodaTime;

namespace MultiChat.Dialogs;

/// <summary>A closing can be undone for 5 s by the operators' reopening; what the visitor would see of it waits as long.</summary>
internal static class ClosingUndo
{
    public static readonly Duration Window = Duration.FromSeconds(5);

    /// <summary>Whether it may still be undone. A clock that was put back holds nothing up.</summary>
    public static bool IsOpen(Instant closedAt, Instant now) => now >= closedAt && now - closedAt < Window;

    /// <summary>Whether the next event took the closing back, so that the visitor never hears of it.</summary>
    public static bool Undoes(LogEntry next, LogEntry closed) =>
        next.Kind == EventKind.Reopened && EventFacts.Parse(next.Data).By is not null && IsOpen(closed.At, next.At);
}
