using System.Net.WebSockets;

namespace MultiChat.Testing.Wire;

/// <summary>How a connection to a hub ended.</summary>
public sealed record HubClosure
{
    /// <summary>The error of the host's close message or handshake answer; null if it gave none.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the host announced the end with a close message.</summary>
    public bool Announced { get; init; }

    /// <summary>Whether the close message allows to reconnect.</summary>
    public bool AllowReconnect { get; init; }

    /// <summary>The status of the WebSocket's close frame; null if the connection was lost without one.</summary>
    public WebSocketCloseStatus? Status { get; init; }

    /// <summary>The words of the close frame, or null.</summary>
    public string? Description { get; init; }

    /// <summary>What broke on the client's side, such as a reset connection or an unreadable frame, or null.</summary>
    public Exception? Failure { get; init; }

    /// <summary>One line for a test's output.</summary>
    public override string ToString() =>
        $"error {Error ?? "none"}, close frame {Status?.ToString() ?? "none"} {Description}"
        + (AllowReconnect ? ", may reconnect" : "")
        + (Failure is null ? "" : $", {Failure.GetType().Name}: {Failure.Message}");
}
