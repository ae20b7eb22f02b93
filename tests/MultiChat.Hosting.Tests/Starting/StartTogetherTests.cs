using Microsoft.Extensions.Hosting;
using MultiChat.InMemory;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Starting;

/// <summary>The host starts its services side by side, so others begin while the chat still opens its store.</summary>
public sealed class StartTogetherTests
{
    [Fact]
    public async Task The_chat_is_ready_whatever_begins_beside_it()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await TestHost.StartAsync(
            add: chat => chat.Services.AddSingleton<ChatStorage>(new SlowStorage(begun.Task)),
            services: services => services
                .Configure<HostOptions>(options => options.ServicesStartConcurrently = true)
                .AddSingleton<IHostedService>(new Last(begun)));
        await using var anna = await host.OperatorAsync();

        await using var visitor = await VisitorClient.StartAsync(host.Mount);
        await visitor.JoinAsync();
        await visitor.SendAsync("Is anybody there?");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_told_once()
    {
        var start = () => TestHost.StartAsync(
            add: chat => chat.Services.AddSingleton<ChatStorage>(new SlowStorage(Task.FromException(new StorageException("The disk is gone.")))),
            services: services => services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true));

        (await start.Should().ThrowAsync<StorageException>()).Which.Message.Should().Be("The disk is gone.");
    }

    private sealed class SlowStorage(Task until) : DelegatingStorage(new InMemoryStorage())
    {
        public override async Task OpenAsync(CancellationToken cancellation)
        {
            await until;
            await base.OpenAsync(cancellation);
        }
    }

    /// <summary>Added behind the chat by the time that the host starts it, or before: it frees the store as soon as anything has begun.</summary>
    private sealed class Last(TaskCompletionSource begun) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            begun.SetResult();
        }

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
