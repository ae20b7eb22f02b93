using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;

namespace MultiChat.Crash.Load;

/// <summary>What a page shows of one dialog.</summary>
public sealed record ShownDialog
{
    /// <summary>The page's name.</summary>
    public required string Page { get; init; }

    /// <summary>The dialog, where an operator looks.</summary>
    public DialogId? Dialog { get; init; }

    /// <summary>The visitor, where the visitor looks.</summary>
    public VisitorId? Visitor { get; init; }

    /// <summary>The messages in the order shown.</summary>
    public required IReadOnlyList<MessageId> Messages { get; init; }

    /// <summary>Whether the host has older ones than the first shown.</summary>
    public bool HasOlder { get; init; }

    /// <summary>How it differs from a fresh snapshot of the host, or null.</summary>
    public string? Difference { get; init; }
}
