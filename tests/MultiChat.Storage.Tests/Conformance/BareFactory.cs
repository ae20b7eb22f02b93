using MultiChat.InMemory;
using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.Conformance;

internal sealed class BareFactory : StorageFactory
{
    public override Task<ChatStorage> CreateAsync(CancellationToken cancellation) =>
        Task.FromResult<ChatStorage>(new BareStorage(new InMemoryStorage()));
}
