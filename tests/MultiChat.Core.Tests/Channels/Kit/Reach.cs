using MultiChat.Testing.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>How a broken channel sends or revises by the right one.</summary>
internal delegate Task Reach(InMemoryChannel to, ChannelMessage message, CancellationToken cancellation);
