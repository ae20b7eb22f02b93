using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Events;

/// <summary>Something that happened on this host, for host code that listens to <see cref="ChatEvents"/>.</summary>
public abstract record ChatEvent
{
    private protected ChatEvent()
    {
    }

    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }
}
