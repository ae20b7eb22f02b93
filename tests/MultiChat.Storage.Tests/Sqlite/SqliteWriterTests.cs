using MultiChat.Commits;

namespace MultiChat.Storage.Sqlite;

public sealed class SqliteWriterTests
{
    [Fact]
    public async Task A_lost_command_leaves_its_group_alone()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        var dialog = await chat.BeginAsync();
        var taken = chat.Samples.Say(dialog);
        Task<CommitOutcome> won, lost, other;
        using (HoldWriter(chat))
        {
            won = CommitAsync(chat, taken);
            lost = CommitAsync(chat, chat.Samples.Say(dialog));
            other = CommitAsync(chat, chat.Samples.First());
        }

        (await Task.WhenAll(won, lost, other)).Should().Equal(CommitOutcome.Committed, CommitOutcome.Lost, CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_command_with_a_taken_key_leaves_nothing_behind()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        var first = await chat.BeginAsync();
        var message = await chat.Storage.Messages.FindAsync(chat.Samples.Project, first.Id, 1, CancellationToken.None);
        var again = chat.Samples.First();
        again = again with
        {
            Accepted = again.Accepted! with { Id = message!.Id, Author = message.Author },
        };
        (await CommitAsync(chat, again)).Should().Be(CommitOutcome.Lost);
        (await chat.Storage.Dialogs.FindAsync(chat.Samples.Project, again.Dialog.Id, CancellationToken.None)).Should().BeNull();
        (await chat.Storage.Clients.FindAsync(chat.Samples.Project, again.Dialog.Client, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task A_command_that_throws_leaves_its_group_alone()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        Task<CommitOutcome> wrong, right;
        var broken = chat.Samples.First();
        using (HoldWriter(chat))
        {
            wrong = CommitAsync(chat, broken with { Events = [] });
            right = CommitAsync(chat, chat.Samples.First());
        }

        await wrong.Awaiting(task => task).Should().ThrowAsync<ArgumentException>().WithMessage("A commit has at least one event.*");
        (await right).Should().Be(CommitOutcome.Committed);
        (await chat.Storage.Dialogs.FindAsync(chat.Samples.Project, broken.Dialog.Id, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_and_not_changed()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        var write = () => CommitAsync(chat, chat.Samples.First("half \uD83D"));
        await write.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_full_queue_is_busy()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        var writes = new List<Task<CommitOutcome>>();
        using (HoldWriter(chat))
        {
            for (var i = 0; i < 8; i++)
            {
                writes.Add(CommitAsync(chat, chat.Samples.First()));
            }

            var more = () => CommitAsync(chat, chat.Samples.First());
            (await more.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.Busy);
        }

        (await Task.WhenAll(writes)).Should().AllBeEquivalentTo(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_command_cancelled_before_its_turn_is_not_written()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        using var cancel = new CancellationTokenSource();
        var commit = chat.Samples.First();
        Task<CommitOutcome> cancelled;
        using (HoldWriter(chat))
        {
            cancelled = chat.Storage.Dialogs.CommitAsync(commit, cancel.Token).AsTask();
            await cancel.CancelAsync();
        }

        await cancelled.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        (await chat.Storage.Dialogs.FindAsync(chat.Samples.Project, commit.Dialog.Id, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Disposal_finishes_queued_writes()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        var commit = chat.Samples.First();
        Task<CommitOutcome> queued;
        Task disposal;
        using (HoldWriter(chat))
        {
            queued = CommitAsync(chat, commit);
            disposal = chat.Storage.DisposeAsync().AsTask();
        }

        await disposal;
        (await queued).Should().Be(CommitOutcome.Committed);
        var late = () => CommitAsync(chat, chat.Samples.First());
        await late.Should().ThrowAsync<ObjectDisposedException>();
        var read = async () => await chat.Storage.Dialogs.FindAsync(chat.Samples.Project, commit.Dialog.Id, CancellationToken.None);
        await read.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_full_disk_fails_the_group_and_the_storage_recovers()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        var dialog = await chat.BeginAsync();
        await chat.Storage.Writer.RunAsync(database => database.AskOnce("PRAGMA max_page_count = 1"), CancellationToken.None);
        var large = new string('я', 8_000);
        var failed = new List<Task<CommitOutcome>>();
        using (HoldWriter(chat))
        {
            for (var i = 0; i < 4; i++)
            {
                failed.Add(CommitAsync(chat, chat.Samples.First(large)));
            }
        }

        foreach (var task in failed)
        {
            (await task.Awaiting(write => write).Should().ThrowAsync<StorageException>())
                .WithMessage($"The outcome of this write to '{chat.Path}' is unknown: *disk is full*");
        }

        // The limit went with the connection that was given up: there is space again.
        var next = chat.Samples.Say(dialog, large);
        (await CommitAsync(chat, next)).Should().Be(CommitOutcome.Committed);
        (await chat.Storage.Dialogs.FindAsync(chat.Samples.Project, dialog.Id, CancellationToken.None)).Should().Be(next.Dialog);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_again_fails_writes_until_it_can()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        var dialog = await chat.BeginAsync();
        chat.Storage.Writer.Open = () => throw new IOException("The disk is away.");
        await Record.ExceptionAsync(() => chat.Storage.Writer.RunAsync<bool>(
            _ => throw new Microsoft.Data.Sqlite.SqliteException("disk I/O error", 10), CancellationToken.None));
        var write = () => CommitAsync(chat, chat.Samples.Say(dialog));
        await write.Should().ThrowAsync<StorageException>().WithMessage("*is unknown: The disk is away.*");
        chat.Storage.Writer.Open = null;
        (await CommitAsync(chat, chat.Samples.Say(dialog))).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_checkpoint_waits_for_readers_and_then_begins_the_log_anew()
    {
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { WriteQueueLimit = 8 });
        await chat.BeginAsync();
        using var reader = Engine.Database.OpenForReading(chat.Path);
        reader.Run("BEGIN");
        reader.AskOnce("SELECT count(*) FROM dialogs");
        await chat.BeginAsync();
        (await CheckpointAsync(chat)).Should().BeFalse();
        reader.Run("ROLLBACK");
        (await CheckpointAsync(chat)).Should().BeTrue();
    }

    private static async Task<bool> CheckpointAsync(TemporaryStorage chat)
    {
        using var writer = Engine.Database.OpenForWriting(chat.Path, survivesPowerLoss: true);
        return await Task.FromResult(writer.TryCheckpoint(patience: 0));
    }

    private static Task<CommitOutcome> CommitAsync(TemporaryStorage chat, DialogCommit commit) =>
        chat.Storage.Dialogs.CommitAsync(commit, CancellationToken.None).AsTask();

    /// <summary>Keeps the writer busy until disposal, so that the writes after it make one group.</summary>
    private static ManualGate HoldWriter(TemporaryStorage chat)
    {
        var gate = new ManualGate();
        _ = chat.Storage.Writer.RunAsync(_ => gate.Wait(), CancellationToken.None);
        gate.WaitUntilHeld();
        return gate;
    }
}
