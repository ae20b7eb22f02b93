using MultiChat.Projects;

namespace MultiChat.Channels;

/// <summary>The client at the far side of a channel, and whose client it is.</summary>
public sealed record ChannelSender
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The site of the project that the channel belongs to. It counts with the address's first message and stays.</summary>
    public required SiteId Site { get; init; }

    /// <summary>Under what name the far side knows the client.</summary>
    public required ChannelAddress Address { get; init; }
}
