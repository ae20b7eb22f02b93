using MultiChat.Mail;
using MultiChat.Storage.Sqlite.Engine;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Team;

internal sealed class SqliteLetterBook(Writer writer, Readers pool) : ILetterBook
{
    private const string Columns = "reader, kind, asked_at, due_at, attempts, sent_at, failed_at, error";

    private const string Waits = "sent_at IS NULL AND failed_at IS NULL";

    public Task PutAsync(Letter letter, CancellationToken cancellation) => writer.RunAsync(database => Put(database, letter), cancellation);

    public Task<LetterBatch> TakeAsync(Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) => writer.RunAsync(
        database =>
        {
            var due = List(database.Prepare($"SELECT {Columns} FROM letters WHERE {Waits} AND due_at <= @now ORDER BY due_at LIMIT @limit")
                .Bind("@now", now).Bind("@limit", (long)limit));
            List<Letter> taken = [.. due.Select(letter => letter with { Attempts = letter.Attempts + 1, DueAt = leaseUntil })];
            taken.ForEach(letter => Put(database, letter));
            using var next = database.Prepare($"SELECT min(due_at) FROM letters WHERE {Waits}");
            return new LetterBatch { Letters = taken, NextDueAt = next.Step() ? next.InstantOrNull(0) : null };
        },
        cancellation);

    public Task SettleAsync(Letter taken, LetterEnd end, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(end);
        var left = end.Of(taken);
        return writer.RunAsync(
            database =>
            {
                const string Same = $"reader = @reader AND kind = @kind AND asked_at = @asked AND attempts = @attempts AND {Waits}";
                using var settle = database.Prepare(left is null
                    ? $"DELETE FROM letters WHERE {Same}"
                    : $"UPDATE letters SET due_at = @due, sent_at = @sent, failed_at = @failed, error = @error WHERE {Same}");
                settle.Bind("@reader", taken.Reader).Bind("@kind", taken.Kind.Value).Bind("@asked", taken.AskedAt).Bind("@attempts", (long)taken.Attempts);
                return left is null
                    ? settle.Run()
                    : settle.Bind("@due", left.DueAt).Bind("@sent", left.SentAt).Bind("@failed", left.FailedAt).Bind("@error", left.Error).Run();
            },
            cancellation);
    }

    public Task<IReadOnlyList<Letter>> ListAsync(IReadOnlyCollection<string> readers, CancellationToken cancellation)
    {
        var names = StoredJson.Of([.. readers]);
        return pool.ReadAsync(
            database => (IReadOnlyList<Letter>)List(database.Prepare($"SELECT {Columns} FROM letters WHERE reader IN (SELECT value FROM json_each(@readers))")
                .Bind("@readers", names)),
            cancellation).AsTask();
    }

    /// <summary>Keeps a letter, inside the transaction of whoever calls.</summary>
    public static int Put(Database database, Letter letter)
    {
        using var put = database.Prepare($"""
            INSERT OR REPLACE INTO letters ({Columns}) VALUES (@reader, @kind, @asked, @due, @attempts, @sent, @failed, @error)
            """);
        return put.Bind("@reader", letter.Reader).Bind("@kind", letter.Kind.Value).Bind("@asked", letter.AskedAt).Bind("@due", letter.DueAt)
            .Bind("@attempts", (long)letter.Attempts).Bind("@sent", letter.SentAt).Bind("@failed", letter.FailedAt).Bind("@error", letter.Error).Run();
    }

    private static List<Letter> List(Statement query)
    {
        using (query)
        {
            var letters = new List<Letter>();
            while (query.Step())
            {
                letters.Add(new Letter
                {
                    Reader = query.Text(0),
                    Kind = new LetterKind(query.Text(1)),
                    AskedAt = query.Instant(2),
                    DueAt = query.Instant(3),
                    Attempts = (int)query.Number(4),
                    SentAt = query.InstantOrNull(5),
                    FailedAt = query.InstantOrNull(6),
                    Error = query.TextOrNull(7),
                });
            }

            return letters;
        }
    }
}
