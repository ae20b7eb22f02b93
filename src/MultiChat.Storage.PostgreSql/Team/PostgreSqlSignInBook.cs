using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Team;

internal sealed class PostgreSqlSignInBook(SoloWriter writer, Readers readers) : ISignInBook, ISweptAccounts
{
    // Of hosts that sweep at once one does it, and of rows that somebody is using none is waited for.
    private const string Sweep = """
        WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtext('multichat sweep'), hashtext(current_schema())) AS mine),
        ended_sessions AS (DELETE FROM sessions WHERE (SELECT mine FROM turn) AND token_hash IN (
            SELECT token_hash FROM sessions WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING 1),
        ended_tries AS (DELETE FROM sign_in_tries WHERE (SELECT mine FROM turn) AND count_key IN (
            SELECT count_key FROM sign_in_tries WHERE ends_at <= $1 ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING 1),
        ended_devices AS (DELETE FROM known_devices WHERE (SELECT mine FROM turn) AND device_hash IN (
            SELECT device_hash FROM known_devices WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING 1)
        SELECT (SELECT count(*) FROM ended_sessions) + (SELECT count(*) FROM ended_tries) + (SELECT count(*) FROM ended_devices)
        """;

    public async Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation)
    {
        string[] keys = [.. counts.Select(count => count.Key)];
        long[] limits = [.. counts.Select(count => (long)count.Limit)];
        long[] ends = [.. counts.Select(count => (now + count.Window).ToUnixTimeMilliseconds())];
        var taken = await writer.ListAsync(
            () =>
            [
                // Locks the counts, in one order for all, and begins windows anew that are over. The next statement sees what others did before.
                new Statement("""
                    INSERT INTO sign_in_tries AS t (count_key, tries, ends_at)
                    SELECT c.key, 0, c.ends_at FROM unnest($1, $2) AS c (key, ends_at) ORDER BY c.key
                    ON CONFLICT (count_key) DO UPDATE SET
                        tries = CASE WHEN t.ends_at > $3 THEN t.tries ELSE 0 END,
                        ends_at = CASE WHEN t.ends_at > $3 AND t.tries > 0 THEN t.ends_at ELSE excluded.ends_at END
                    """).With(keys).With(ends).With(now),
                new Statement("""
                    UPDATE sign_in_tries SET tries = tries + 1 WHERE count_key = ANY ($1) AND NOT EXISTS (
                        SELECT FROM sign_in_tries t JOIN unnest($1, $2) AS c (key, most) ON t.count_key = c.key WHERE t.tries >= c.most)
                    RETURNING count_key
                    """).With(keys).With(limits),
            ],
            static row => row.Text(0),
            cancellation);
        return taken.Count > 0;
    }

    public Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation) => writer.RunAsync(
        "try",
        () =>
        [
            .. counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count =>
                new Statement("UPDATE sign_in_tries SET tries = CASE WHEN $2 THEN 0 ELSE greatest(tries - 1, 0) END WHERE count_key = $1")
                    .With(count.Key).With(count.EndsWithRightPassword)),
        ],
        cancellation);

    public Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation) => writer.RunAsync(
        "device",
        () =>
        [
            new Statement("""
                INSERT INTO known_devices (device_hash, account_id, expires_at) VALUES ($1, $2, $3)
                ON CONFLICT (device_hash) DO UPDATE SET account_id = excluded.account_id, expires_at = excluded.expires_at
                """).With(device.Hash).With(device.Account.Value).With(device.ExpiresAt),
            new Statement("""
                DELETE FROM known_devices WHERE device_hash IN (
                    SELECT device_hash FROM known_devices WHERE account_id = $1 ORDER BY expires_at DESC OFFSET $2)
                """).With(device.Account.Value).With((long)KnownDevice.MostPerAccount),
        ],
        cancellation);

    public Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation) => readers.FindAsync(
        new Statement("SELECT account_id, expires_at FROM known_devices WHERE device_hash = $1").With(hash),
        row => new KnownDevice { Hash = [.. hash], Account = new AccountId(row.Id(0)), ExpiresAt = row.Instant(1) },
        cancellation).AsTask();

    public async Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation) =>
        (int)(await writer.ListAsync(() => [new Statement(Sweep).With(now).With((long)limit)], static row => row.Number(0), cancellation))[0];
}
