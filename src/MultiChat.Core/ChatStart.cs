using Microsoft.Extensions.Hosting;

namespace MultiChat;

/// <summary>Starts the chat with the host. It ends when the host's services are disposed.</summary>
internal sealed class ChatStart(ChatEngine chat) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => chat.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
