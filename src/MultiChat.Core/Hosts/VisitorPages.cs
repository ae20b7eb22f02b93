using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Hosts;

/// <summary>How many pages a visitor has at one host, and how the last of them went.</summary>
public sealed record VisitorPages
{
    /// <summary>The host.</summary>
    public required HostId Host { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The visitor.</summary>
    public required VisitorId Visitor { get; init; }

    /// <summary>How many pages are connected there; 0 or more.</summary>
    public required int Pages { get; init; }

    /// <summary>Whether all the pages that went, since the last time there was none, said goodbye.</summary>
    public bool Goodbye { get; init; }

    /// <summary>When this came to be.</summary>
    public required Instant At { get; init; }
}
