namespace MultiChat.Events;

/// <summary>
/// For whom something that happened in a dialog is. Closed by default: whatever leaves asks for its reader's mark, and what is not marked stays (rules
/// D11, D12).
/// </summary>
[Flags]
public enum Audience
{
    /// <summary>Nobody: it moves places and is never shown.</summary>
    Nobody = 0,
    /// <summary>The project's operators.</summary>
    Desk = 1,
    /// <summary>The client, wherever they read: the visitor's pages, channels, transcripts.</summary>
    Client = 2,
    /// <summary>The app's own code: <see cref="ChatEvents"/>, outbox handlers, and what they carry further.</summary>
    Host = 4,
}
