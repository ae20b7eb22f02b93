using MultiChat.InMemory;
using MultiChat.Testing.Conformance;
using MultiChat.Testing.Faults;

namespace MultiChat.Storage.Faults;

internal sealed class InterceptedMemoryFactory : StorageFactory
{
    public override async Task<ChatStorage> CreateAsync(CancellationToken cancellation)
    {
        var storage = new InterceptedStorage(new InMemoryStorage(), new CallRecorder());
        await storage.OpenAsync(cancellation);
        return storage;
    }
}
