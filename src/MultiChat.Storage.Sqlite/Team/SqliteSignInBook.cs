using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Team;

internal sealed class SqliteSignInBook(Writer writer, Readers readers) : ISignInBook, ISweptAccounts
{
    public Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation) => writer.RunAsync(
        database =>
        {
            if (counts.Any(count => TriesOf(database, count.Key, now) >= count.Limit))
            {
                return false;
            }

            foreach (var count in counts)
            {
                // A window that is over counts for nothing.
                using var take = database.Prepare("""
                    INSERT INTO sign_in_tries (count_key, tries, ends_at) VALUES (@key, 1, @end)
                    ON CONFLICT (count_key) DO UPDATE SET
                        tries = 1 + iif(ends_at > @now, tries, 0), ends_at = iif(ends_at > @now AND tries > 0, ends_at, excluded.ends_at)
                    """).Bind("@key", count.Key).Bind("@now", now).Bind("@end", now + count.Window);
                take.Run();
            }

            return true;
        },
        cancellation);

    public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) => writer.RunAsync(
        database =>
        {
            foreach (var count in counts)
            {
                using var give = database.Prepare("UPDATE sign_in_tries SET tries = iif(@all, 0, max(tries - 1, 0)) WHERE count_key = @key")
                    .Bind("@key", count.Key).Bind("@all", count.EndsWithRightPassword);
                give.Run();
            }

            return true;
        },
        cancellation);

    public Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation) => writer.RunAsync(
        database =>
        {
            using var add = database.Prepare("""
                INSERT OR REPLACE INTO known_devices (device_hash, account_id, expires_at) VALUES (@hash, @account, @expires)
                """).Bind("@hash", device.Hash).Bind("@account", device.Account.Value).Bind("@expires", device.ExpiresAt);
            add.Run();
            using var bound = database.Prepare("""
                DELETE FROM known_devices WHERE device_hash IN (
                    SELECT device_hash FROM known_devices WHERE account_id = @account ORDER BY expires_at DESC LIMIT -1 OFFSET @limit)
                """).Bind("@account", device.Account.Value).Bind("@limit", KnownDevice.MostPerAccount);
            return bound.Run();
        },
        cancellation);

    public Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) => readers.ReadAsync(
        database =>
        {
            using var query = database.Prepare("SELECT account_id, expires_at FROM known_devices WHERE device_hash = @hash").Bind("@hash", hash);
            return query.Step()
                ? new KnownDevice { Hash = [.. hash], Account = new AccountId(query.Id(0)), ExpiresAt = query.Instant(1) }
                : null;
        },
        cancellation).AsTask();

    public Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) => writer.RunAsync(
        database => Sweep(database, "sessions", "token_hash", "expires_at", now, limit)
            + Sweep(database, "sign_in_tries", "count_key", "ends_at", now, limit)
            + Sweep(database, "known_devices", "device_hash", "expires_at", now, limit),
        cancellation);

    private static int Sweep(Database database, string table, string key, string end, Instant now, int limit)
    {
        using var sweep = database.Prepare(
            $"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE {end} <= @now ORDER BY {end} LIMIT @limit)");
        return sweep.Bind("@now", now).Bind("@limit", limit).Run();
    }

    private static long TriesOf(Database database, string key, Instant now)
    {
        using var query = database.Prepare("SELECT tries FROM sign_in_tries WHERE count_key = @key AND ends_at > @now").Bind("@key", key).Bind("@now", now);
        return query.Step() ? query.Number(0) : 0;
    }
}
