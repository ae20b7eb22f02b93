using MultiChat.Testing.Conformance;
using MultiChat.Testing.Hosts;

namespace MultiChat.Storage.Hosts;

internal sealed class SharedMemoryFactory : StorageFactory
{
    public override Task<ChatStorage> CreateAsync(CancellationToken cancellation) => Task.FromResult(new SharedMemory().AddHost());
}
