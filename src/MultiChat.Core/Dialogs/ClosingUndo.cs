using NodaTime;

namespace MultiChat.Dialogs;

/// <summary>For 5 s after a closing an operator's reopening takes it back; what the visitor would see of it waits as long.</summary>
internal static class ClosingUndo
{
    public static readonly Duration Window = Duration.FromSeconds(5);

    public static bool IsOpen(Instant closedAt, Instant now) => now - closedAt < Window;
}
