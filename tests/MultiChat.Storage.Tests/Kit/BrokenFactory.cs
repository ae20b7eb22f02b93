using MultiChat.InMemory;
using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.Kit;

/// <summary>Gives storages in memory that make one mistake.</summary>
internal sealed class BrokenFactory(Mistake mistake) : StorageFactory
{
    public override bool Survives => mistake.Reopen is not null;

    public override Task<ChatStorage> CreateAsync(CancellationToken cancellation) => Task.FromResult(mistake.Break(new InMemoryStorage()));

    public override Task<ChatStorage> ReopenAsync(ChatStorage storage, CancellationToken cancellation) =>
        mistake.Reopen is { } reopen ? Task.FromResult(reopen(storage)) : base.ReopenAsync(storage, cancellation);
}
