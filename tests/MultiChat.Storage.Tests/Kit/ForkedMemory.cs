using MultiChat.Commits;
using MultiChat.InMemory;
using MultiChat.Testing.Twins;

namespace MultiChat.Storage.Kit;

/// <summary>The storage in memory with another way to commit, which may reach behind the ports.</summary>
internal static class ForkedMemory
{
    public static ChatStorage With(Func<AllDialogs, object> commits)
    {
        var all = new AllDialogs();
        return new BrokenStorage(new InMemoryStorage())
        {
            [nameof(ChatStorage.Dialogs)] = OverriddenPort.Of<IDialogStore>(new InMemoryDialogStore(all), commits(all)),
            [nameof(ChatStorage.Messages)] = new InMemoryMessageStore(all),
            [nameof(ChatStorage.Log)] = new InMemoryDialogLog(all),
            [nameof(ChatStorage.Marks)] = new InMemoryMarkStore(all),
            [nameof(ChatStorage.Clients)] = new InMemoryClientStore(all),
            [nameof(ChatStorage.Desk)] = new InMemoryDeskIndex(all),
        };
    }
}
