using MultiChat.InMemory;
using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.InMemory;

// <factory>
internal sealed class InMemoryFactory : StorageFactory
{
    public override async Task<ChatStorage> CreateAsync(CancellationToken cancellation)
    {
        var storage = new InMemoryStorage();
        await storage.OpenAsync(cancellation);
        return storage;
    }
}
// </factory>
