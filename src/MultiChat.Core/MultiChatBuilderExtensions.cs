using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MultiChat;
using MultiChat.Channels;
using MultiChat.Outbox;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds parts to a chat, with pages or without.</summary>
public static class MultiChatBuilderExtensions
{
    /// <summary>Adds somebody who must hear of events for certain: at least once each, in order per dialog, with retries (see <see cref="IOutboxHandler"/>).</summary>
    /// <typeparam name="THandler">The handler, a singleton made from the services.</typeparam>
    /// <param name="builder">The chat.</param>
    public static MultiChatBuilder AddOutboxHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this MultiChatBuilder builder)
        where THandler : class, IOutboxHandler
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IOutboxHandler, THandler>());
        return builder;
    }

    /// <summary>
    /// Adds a channel beside the chat on the site (rule H3). What it can do follows from its interfaces: <see cref="ISendingChannel"/>,
    /// <see cref="IRevisableChannel"/>, <see cref="IReceiptChannel"/>. What clients write goes to <see cref="ChannelIntake"/>, which an endpoint or a
    /// hosted service of yours takes from the services, and the channel itself can't: it is made before the chat.
    /// </summary>
    /// <typeparam name="TChannel">The channel, a singleton made from the services.</typeparam>
    /// <param name="builder">The chat.</param>
    public static MultiChatBuilder AddChannel<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TChannel>(
        this MultiChatBuilder builder)
        where TChannel : class, IChannel
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, TChannel>());
        return builder;
    }
}
