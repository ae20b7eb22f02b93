using System.Diagnostics;
using System.Globalization;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite;

public sealed class SqliteKillTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(5_000)]
    public async Task What_was_accepted_before_a_hard_kill_is_there(int accepted)
    {
        using var folder = new TemporaryFolder();
        var said = await RunUntilAsync(folder.File("chat.db"), accepted, "late");
        said.Should().HaveCountGreaterThanOrEqualTo(accepted);
        (await ListLostAsync(folder.File("chat.db"), said)).Should().BeEmpty();
        using var database = Database.OpenForReading(folder.File("chat.db"));
        database.AskOnce("PRAGMA integrity_check").Should().Be("ok");
        database.AskOnce("""
            SELECT count(*) FROM dialogs d WHERE d.message_seq <>
                (SELECT count(*) FROM messages m WHERE m.project_id = d.project_id AND m.dialog_id = d.dialog_id)
            """).Should().Be("0");
    }

    [Fact]
    public async Task The_test_notices_an_answer_before_the_commit()
    {
        using var folder = new TemporaryFolder();
        var said = await RunUntilAsync(folder.File("chat.db"), 200, "early");
        (await ListLostAsync(folder.File("chat.db"), said)).Should().NotBeEmpty();
    }

    private static async Task<List<string>> RunUntilAsync(string path, int lines, string when)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "MultiChat.Storage.KillTool.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", tool, path, when])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (said.Count == lines)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        return said;
    }

    private static async Task<List<string>> ListLostAsync(string path, List<string> said)
    {
        await using var storage = new SqliteStorage(path, TimeProvider.System);
        await storage.OpenAsync(CancellationToken.None);
        var lost = new List<string>();
        foreach (var line in said)
        {
            var words = line.Split(' ');
            // The kill may have cut the last line.
            if (words is [var project, var dialog, var seq, { Length: 36 } id])
            {
                var message = await storage.Messages.FindAsync(
                    new ProjectId(Guid.Parse(project)),
                    new DialogId(Guid.Parse(dialog)),
                    new MessageId(Guid.Parse(id)),
                    CancellationToken.None);
                if (message?.Seq != long.Parse(seq, CultureInfo.InvariantCulture))
                {
                    lost.Add(line);
                }
            }
        }

        return lost;
    }
}
