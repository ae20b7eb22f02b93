using System.Runtime.CompilerServices;
using MultiChat.Commits;
using MultiChat.InMemory;
using MultiChat.Testing.Faults;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong after a restart.</summary>
internal static class RestartMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        new("loses the last write", "Reopening.AgainAndAgain", LastWrite.Of, LastWrite.Lose),
        new(
            "forgets sessions and tries",
            "Reopening.AccountsTriesAndSessions",
            storage => storage,
            storage => new BrokenStorage(storage) { [nameof(ChatStorage.Accounts)] = new InMemoryStorage().Accounts }),
        new(
            "forgets marks",
            "Reopening.MarksAndUnread",
            storage => storage,
            storage => new BrokenStorage(storage) { [nameof(ChatStorage.Marks)] = new InMemoryStorage().Marks }),
        new(
            "forgets hand switches",
            "Reopening.HandSwitches",
            storage => storage,
            storage => new BrokenStorage(storage) { [nameof(ChatStorage.HandSwitches)] = new InMemoryStorage().HandSwitches }),
        new(
            "forgets tokens",
            "Reopening.VisitorsAndTickets",
            storage => storage,
            storage => new BrokenStorage(storage) { [nameof(ChatStorage.Visitors)] = new InMemoryStorage().Visitors }),
    ];

    /// <summary>Keeps the last commit in its hands until somebody asks for anything.</summary>
    private sealed class LastWrite : IStoreInterceptor
    {
        private static readonly ConditionalWeakTable<ChatStorage, LastWrite> Made = [];

        private Func<ValueTask>? _waiting;

        public static ChatStorage Of(ChatStorage storage)
        {
            var last = new LastWrite();
            var lazy = new InterceptedStorage(storage, last);
            Made.Add(lazy, last);
            return lazy;
        }

        public static ChatStorage Lose(ChatStorage storage)
        {
            Made.GetOrCreateValue(storage)._waiting = null;
            return storage;
        }

        public async ValueTask<T> CallAsync<T>(
            StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
        {
            if (Interlocked.Exchange(ref _waiting, null) is { } write)
            {
                await write();
            }

            if (call.Commit is null)
            {
                return await inner(cancellation);
            }

            _waiting = async () => await inner(CancellationToken.None);
            return (T)(object)CommitOutcome.Committed;
        }
    }
}
