using System.Text.RegularExpressions;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Dialogs;
using MultiChat.Storage.PostgreSql.Events;
using MultiChat.Storage.PostgreSql.Search;
using Npgsql;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Rules)]
public sealed partial class PostgreSqlPlanTests(PostgreSqlServer server)
{
    private const string Project = "00000000-0000-0000-0000-000000000001";

    public static TheoryData<string, string> Lists => new()
    {
        { nameof(SectionQuery.OfMine), SectionQuery.OfMine },
        { nameof(SectionQuery.OfCommon), SectionQuery.OfCommon },
        { nameof(SectionQuery.OfArchive), SectionQuery.OfArchive },
        { nameof(ToDoQuery), ToDoQuery.Page },
        { nameof(PostgreSqlDeskIndex.Unread), PostgreSqlDeskIndex.Unread },
        { nameof(SearchQuery.Find), SearchQuery.Find },
        { nameof(MessageQuery), MessageQuery.Newest },
        { nameof(PostgreSqlDialogStore.FindInquiry), PostgreSqlDialogStore.FindInquiry },
        { nameof(PostgreSqlDialogLog.After), PostgreSqlDialogLog.After },
        { nameof(PostgreSqlDialogLog.Before), PostgreSqlDialogLog.Before },
        { nameof(PostgreSqlDialogLog.Note), PostgreSqlDialogLog.Note },
        { nameof(UnseenChanges.Unseen), UnseenChanges.Unseen },
    };

    [Fact]
    public async Task Lists_of_ten_thousand_dialogs_scan_no_table()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await chat.RunSqlAsync(TenThousandDialogs);
        foreach (var statistics in new[] { "SELECT", "ANALYZE" })
        {
            await chat.RunSqlAsync(statistics);
            foreach (var list in Lists)
            {
                var plan = await PlanOfAsync(chat, (string)list[1]);
                plan.Should().NotContain("Seq Scan", "of {0} after {1}", list[0], statistics);
            }
        }
    }

    [Fact]
    public async Task Pages_of_the_desk_read_a_page_of_each_pile_at_most()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await chat.RunSqlAsync(TenThousandDialogs);
        await chat.RunSqlAsync("ANALYZE");
        foreach (var sql in new[] { SectionQuery.OfMine, SectionQuery.OfCommon, SectionQuery.OfArchive, ToDoQuery.Page })
        {
            var plan = await PlanOfAsync(chat, sql, "ANALYZE, TIMING OFF, ");
            var rows = ActualRows().Matches(plan).Max(match => long.Parse(match.Groups["rows"].Value, System.Globalization.CultureInfo.InvariantCulture));
            rows.Should().BeLessThan(2_000, plan);
        }
    }

    [Fact]
    public async Task The_project_leads_every_key_and_index()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var others = await chat.AskAsync($"""
            SELECT string_agg(i.relname, ' ' ORDER BY i.relname) FROM pg_index x
            JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = i.relnamespace
            WHERE n.nspname = '{chat.Name}' AND pg_get_indexdef(x.indexrelid, 1, true) <> 'project_id'
            """);
        others.Should().Be(
            "accounts_by_email accounts_pkey changes_by_xid client_words_by_word host_pages_by_host hosts_pkey known_devices_by_account "
            + "known_devices_by_end known_devices_pkey letters_by_due letters_pkey members_by_account message_words_by_word projects_by_slug sessions_by_account sessions_by_end sessions_pkey "
            + "sign_in_tries_by_end sign_in_tries_pkey sites_by_key",
            "these belong to the installation, or cannot lead with a column");
    }

    [Fact]
    public void Every_statement_names_its_project()
    {
        var statements = Sources().SelectMany(source => Literal().Matches(source)).Select(match => match.Value)
            // An account is one for all projects, and so is what concerns all its members.
            .Where(literal => Sql().IsMatch(literal) && ProjectTable().IsMatch(literal) && !literal.Contains("WHERE account_id = ", StringComparison.Ordinal))
            .ToList();
        statements.Should().HaveCountGreaterThan(25).And.OnlyContain(sql => sql.Contains("project_id", StringComparison.Ordinal));
    }

    private static string TenThousandDialogs => $"""
        INSERT INTO clients (project_id, client_id, generated_name, created_at, version, fields)
        SELECT '{Project}', md5('c' || n)::uuid, 'Client ' || n, n, 1, '' FROM generate_series(1, 10000) n;
        INSERT INTO dialogs (project_id, dialog_id, site_id, visitor_id, client_id, channel, inquiry_id, status, responsible_id, group_id,
            event_seq, tag, message_seq, client_messages, answered_client_messages, last_at, waiting_since)
        SELECT '{Project}', md5('d' || n)::uuid, md5('s')::uuid, md5('v' || n)::uuid, md5('c' || n)::uuid, 'site', md5('i' || n)::uuid,
            n % 2, CASE WHEN n % 3 = 0 THEN md5('m' || n % 40)::uuid END, CASE WHEN n % 5 = 0 THEN md5('g' || n % 10)::uuid END,
            2, n, 2, 2, n % 2, n, CASE WHEN n % 4 = 0 THEN n END FROM generate_series(1, 10000) n;
        INSERT INTO messages (project_id, dialog_id, seq, message_id, by_member, author_id, event_seq, client_messages, text, content_hash,
            accepted_at, revision)
        SELECT '{Project}', md5('d' || n)::uuid, s, md5('x' || n || ' ' || s)::uuid, false, md5('v' || n)::uuid, s, s, 'text', '', n, 0
        FROM generate_series(1, 10000) n, generate_series(1, 2) s;
        INSERT INTO events (project_id, dialog_id, event_seq, tag, at, kind, version, message_seq, data)
        SELECT project_id, dialog_id, seq, seq, accepted_at, 'message', 1, seq, '' FROM messages;
        INSERT INTO message_words (project_id, dialog_id, seq, words)
        SELECT project_id, dialog_id, seq, array_to_tsvector(ARRAY['word' || accepted_at]) FROM messages;
        INSERT INTO client_words (project_id, client_id, words)
        SELECT project_id, client_id, array_to_tsvector(ARRAY['name' || created_at]) FROM clients
        """;

    private static async Task<string> PlanOfAsync(TemporarySchema chat, string sql, string options = "")
    {
        string[] values =
            [$"'{Project}'", "md5('m1')::uuid", "9223372036854775807", $"'{Guid.Empty}'", "50", "ARRAY[md5('m1')::uuid]", $"ARRAY['{Guid.Empty}'::uuid]"];
        if (sql == ToDoQuery.Page)
        {
            // Everybody's dialogs, of which each fourth waits, and this member's.
            values = [.. values, "9223372036854775807", $"'{Guid.Empty}'", "9223372036854775807", $"'{Guid.Empty}'"];
            (values[2], values[5], values[6]) = ("0", $"ARRAY[md5('m1')::uuid, '{Guid.Empty}']", $"ARRAY['{Guid.Empty}', '{Guid.Empty}'::uuid]");
        }

        if (sql == PostgreSqlDialogLog.Note)
        {
            (values[1], values[2]) = ($"'{Guid.Empty}'", $"'{Guid.Empty}'");
        }

        if (sql == MessageQuery.Newest)
        {
            (values[1], values[2]) = ("'''word77'':*'", "ARRAY[md5('d77')::uuid, md5('d78')::uuid]");
        }

        if (sql == SearchQuery.Find)
        {
            values[5] = "'''word77'':*'";
        }
        else if (sql is PostgreSqlDialogLog.After or PostgreSqlDialogLog.Before)
        {
            (values[2], values[3]) = ("1", "50");
        }

        else if (sql == UnseenChanges.Unseen)
        {
            (values[0], values[1]) = ("'1:1:'", $"'{Guid.Empty}'");
        }

        var count = Enumerable.Range(1, values.Length).Last(number => sql.Contains($"${number}", StringComparison.Ordinal));
        await using var connection = await chat.Storage.Connections.OpenUnpooledAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(
            $"PREPARE explained AS {sql}; EXPLAIN ({options}COSTS OFF) EXECUTE explained ({string.Join(", ", values.Take(count))})",
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        do
        {
            while (await reader.ReadAsync())
            {
                steps.Add(reader.GetString(0));
            }
        }
        while (await reader.NextResultAsync());

        return string.Join('\n', steps);
    }

    private static IEnumerable<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MultiChat.sln")))
        {
            folder = folder.Parent!;
        }

        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "src", "MultiChat.Storage.PostgreSql"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText);
    }

    [GeneratedRegex("\"\"\".*?\"\"\"|\"[^\"\\n]*\"", RegexOptions.Singleline, 1_000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^""+\s*(WITH|SELECT|INSERT|UPDATE|DELETE)\b", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Sql();

    [GeneratedRegex(
        @"\b(FROM|JOIN|INTO|UPDATE) (sites|members|photos|templates|groups|classes|member_groups|visitors|tickets|hand_switches|clients|dialogs|inquiries|messages|revisions|events"
        + @"|marks|operator_reads|message_words|client_words)\b",
        RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex ProjectTable();

    [GeneratedRegex(@"actual rows=(?<rows>\d+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ActualRows();
}
