using System.Runtime.CompilerServices;
using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.PostgreSql;

/// <summary>Each storage in a schema of its own.</summary>
internal sealed class PostgreSqlFactory(PostgreSqlServer? server) : StorageFactory
{
    private readonly ConditionalWeakTable<ChatStorage, string> _schemas = [];

    public override bool Survives => true;

    public override Task<ChatStorage> CreateAsync(CancellationToken cancellation) => OpenAsync(server!.TakeSchema(), cancellation);

    public override async Task<ChatStorage> ReopenAsync(ChatStorage storage, CancellationToken cancellation)
    {
        await storage.DisposeAsync();
        return await OpenAsync(SchemaOf(storage), cancellation);
    }

    public override async ValueTask RemoveAsync(ChatStorage storage)
    {
        await storage.DisposeAsync();
        await server!.GiveBackAsync(SchemaOf(storage));
    }

    private string SchemaOf(ChatStorage storage) => _schemas.GetValue(storage, _ => throw new InvalidOperationException("Not made here."));

    private async Task<ChatStorage> OpenAsync(string schema, CancellationToken cancellation)
    {
        var storage = new PostgreSqlStorage(server!.ConnectionString, new PostgreSqlOptions { Schema = schema });
        _schemas.Add(storage, schema);
        await storage.OpenAsync(cancellation);
        return storage;
    }
}
