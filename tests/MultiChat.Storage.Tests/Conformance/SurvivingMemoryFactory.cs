using MultiChat.InMemory;
using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.Conformance;

/// <summary>Memory that is not thrown away by closing it, so that the reopening cases run without a disk too.</summary>
internal class SurvivingMemoryFactory : StorageFactory
{
    public override bool Survives => true;

    public override async Task<ChatStorage> CreateAsync(CancellationToken cancellation)
    {
        var storage = new InMemoryStorage();
        await storage.OpenAsync(cancellation);
        return storage;
    }

    public override async Task<ChatStorage> ReopenAsync(ChatStorage storage, CancellationToken cancellation)
    {
        await storage.DisposeAsync();
        return storage;
    }
}
