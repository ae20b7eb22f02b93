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
            WrongDialogs = OverriddenPort.Of<IDialogStore>(new InMemoryDialogStore(all), commits(all)),
            WrongMessages = new InMemoryMessageStore(all),
            WrongLog = new InMemoryDialogLog(all),
            WrongMarks = new InMemoryMarkStore(all),
            WrongClients = new InMemoryClientStore(all),
            WrongDesk = new InMemoryDeskIndex(all),
        };
    }
}
