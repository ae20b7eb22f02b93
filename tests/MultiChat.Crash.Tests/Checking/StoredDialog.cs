using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;

namespace MultiChat.Crash.Checking;

/// <summary>A dialog as the store has it.</summary>
public sealed record StoredDialog
{
    public required DialogId Id { get; init; }

    public required VisitorId Visitor { get; init; }

    /// <summary>The numbers of its events, in the order of the log.</summary>
    public required IReadOnlyList<long> EventSeqs { get; init; }

    /// <summary>Its messages, in the order of the log.</summary>
    public required IReadOnlyList<Message> Messages { get; init; }
}
