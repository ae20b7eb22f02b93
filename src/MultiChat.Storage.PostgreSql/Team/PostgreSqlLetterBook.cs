using MultiChat.Mail;
using MultiChat.Storage.PostgreSql.Engine;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Team;

internal sealed class PostgreSqlLetterBook(SoloWriter writer, Readers pool) : ILetterBook
{
    private const string Columns = "reader, kind, asked_at, due_at, attempts, sent_at, failed_at, error";

    private const string Waits = "sent_at IS NULL AND failed_at IS NULL";

    private const string Same = $"reader = $1 AND kind = $2 AND asked_at = $3 AND attempts = $4 AND {Waits}";

    // Letters that another host is taking at this moment are passed over; what it took before is not due any more.
    private const string TakeDue = $"""
        WITH due AS (SELECT reader FROM letters WHERE {Waits} AND due_at <= $1 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
        UPDATE letters SET attempts = attempts + 1, due_at = $2 WHERE reader IN (SELECT reader FROM due) AND due_at <= $1
        RETURNING {Columns}
        """;

    public Task PutAsync(Letter letter, CancellationToken cancellation) => writer.RunAsync("letter", () => [Put(letter)], cancellation);

    public async Task<LetterBatch> TakeAsync(Instant now, Instant leaseUntil, int limit, CancellationToken cancellation)
    {
        var taken = await writer.ListAsync(() => [new Statement(TakeDue).With(now).With(leaseUntil).With((long)limit)], Read, cancellation);
        var next = await pool.ListAsync(
            new Statement($"SELECT min(due_at) FROM letters WHERE {Waits}"), static row => row.InstantOrNull(0), cancellation);
        return new LetterBatch { Letters = taken, NextDueAt = next[0] };
    }

    public Task SettleAsync(Letter taken, LetterEnd end, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(end);
        var left = end.Of(taken);
        return writer.RunAsync(
            "letter",
            () =>
            [
                left is null
                    ? Key($"DELETE FROM letters WHERE {Same}", taken)
                    : Key($"UPDATE letters SET due_at = $5, sent_at = $6, failed_at = $7, error = $8 WHERE {Same}", taken)
                        .With(left.DueAt).With(left.SentAt).With(left.FailedAt).With(left.Error),
            ],
            cancellation);
    }

    public async Task<IReadOnlyList<Letter>> ListAsync(IReadOnlyCollection<string> readers, CancellationToken cancellation)
    {
        string[] names = [.. readers];
        return await pool.ListAsync(new Statement($"SELECT {Columns} FROM letters WHERE reader = ANY ($1)").With(names), Read, cancellation);
    }

    /// <summary>Keeps a letter.</summary>
    public static Statement Put(Letter letter) => new Statement($"""
        INSERT INTO letters ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (reader) DO UPDATE SET
            kind = excluded.kind, asked_at = excluded.asked_at, due_at = excluded.due_at, attempts = excluded.attempts,
            sent_at = excluded.sent_at, failed_at = excluded.failed_at, error = excluded.error
        """).With(letter.Reader).With(letter.Kind.Value).With(letter.AskedAt).With(letter.DueAt).With((long)letter.Attempts)
        .With(letter.SentAt).With(letter.FailedAt).With(letter.Error);

    private static Statement Key(string sql, Letter letter) =>
        new Statement(sql).With(letter.Reader).With(letter.Kind.Value).With(letter.AskedAt).With((long)letter.Attempts);

    private static Letter Read(Row row) => new()
    {
        Reader = row.Text(0),
        Kind = new LetterKind(row.Text(1)),
        AskedAt = row.Instant(2),
        DueAt = row.Instant(3),
        Attempts = (int)row.Number(4),
        SentAt = row.InstantOrNull(5),
        FailedAt = row.InstantOrNull(6),
        Error = row.TextOrNull(7),
    };
}
