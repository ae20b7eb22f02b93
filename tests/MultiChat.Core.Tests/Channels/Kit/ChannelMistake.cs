using MultiChat.Testing.Channels;
using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>One thing that a channel may get wrong.</summary>
/// <param name="Name">What the channel does.</param>
/// <param name="RejectedBy">The case of the kit that must find it.</param>
/// <param name="Make">A far side behind a channel that does it.</param>
internal sealed record ChannelMistake(string Name, string RejectedBy, Func<InMemoryChannel, FarSide> Make);
