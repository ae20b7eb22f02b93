using MultiChat.Storage.InMemory;
using MultiChat.Storage.Sqlite;
using MultiChat.Testing.Conformance;

namespace MultiChat.Storage;

/// <summary>The stores that tests of all stores run over, each as quick as it is: what these tests break is calls, not the power.</summary>
internal static class Stores
{
    public static IReadOnlyDictionary<string, StorageFactory> All { get; } = new Dictionary<string, StorageFactory>(StringComparer.Ordinal)
    {
        ["memory"] = new InMemoryFactory(),
        ["SQLite"] = new SqliteFactory(new SqliteOptions { SurvivesPowerLoss = false }),
    };
}
