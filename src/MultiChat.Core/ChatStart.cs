using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MultiChat.Hosts;
using MultiChat.InMemory;

namespace MultiChat;

/// <summary>Starts the chat with the host. It ends when the host's services are disposed.</summary>
internal sealed partial class ChatStart(ChatEngine chat, ILogger<ChatStart>? logger = null) : IHostedService
{
    private readonly ILogger _log = logger ?? NullLogger<ChatStart>.Instance;
    private readonly TaskCompletionSource<bool> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the chat has opened, once that is known: the host may start its services side by side.</summary>
    public Task<bool> Opened => _opened.Task;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await chat.StartAsync(cancellationToken);
            _opened.TrySetResult(true);
        }
        finally
        {
            _opened.TrySetResult(false);
        }

        LogStorage(_log, chat.Storage.Description);
        if (chat.Storage is InMemoryStorage)
        {
            LogInMemory(_log);
        }

        if (chat.Storage is IDegradableStorage { DegradedBecause: { } reason })
        {
            LogDegraded(_log, reason);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1010, LogLevel.Information, "MultiChat keeps its data in {Storage}")]
    private static partial void LogStorage(ILogger logger, string storage);

    [LoggerMessage(1011, LogLevel.Warning, "MultiChat keeps everything in memory: it is gone with the process. Add a storage to keep it, for example .AddSqlite(\"chat.db\")")]
    private static partial void LogInMemory(ILogger logger);

    [LoggerMessage(1019, LogLevel.Warning, "{Reason}")]
    private static partial void LogDegraded(ILogger logger, string reason);
}
