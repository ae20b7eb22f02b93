using NodaTime;

namespace MultiChat.Clients;

/// <summary>A visitor who was not here for a while.</summary>
public sealed record UnseenVisitor
{
    /// <summary>Names the visitor.</summary>
    public required VisitorId Id { get; init; }

    /// <summary>When they were last here.</summary>
    public required Instant SeenAt { get; init; }

    /// <summary>Whether they have a dialog.</summary>
    public required bool HasDialog { get; init; }
}
