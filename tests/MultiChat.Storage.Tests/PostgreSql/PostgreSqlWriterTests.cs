using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Trouble)]
public sealed class PostgreSqlWriterTests(PostgreSqlServer server)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Commands_that_wait_share_a_transaction()
    {
        await using var chat = await OneWriterAsync();
        var firsts = Enumerable.Range(0, 20).Select(_ => chat.Samples.First()).ToList();
        List<Task<CommitOutcome>> committing;
        await using (await BlockWriterAsync(chat))
        {
            committing = firsts.ConvertAll(first => chat.CommitAsync(first));
        }

        (await Task.WhenAll(committing)).Should().AllBeEquivalentTo(CommitOutcome.Committed);
        var dialogs = string.Join(", ", firsts.Select(first => $"'{first.Dialog.Id}'"));
        (await chat.AskAsync($"SELECT count(DISTINCT xid::text) FROM changes WHERE subject IN ({dialogs})")).Should().Be(1L);
    }

    [Fact]
    public async Task A_lost_command_leaves_its_group_alone()
    {
        await using var chat = await OneWriterAsync();
        var dialog = await chat.BeginAsync();
        Task<CommitOutcome> won, lost, other;
        await using (await BlockWriterAsync(chat))
        {
            won = chat.CommitAsync(chat.Samples.Say(dialog));
            lost = chat.CommitAsync(chat.Samples.Say(dialog));
            other = chat.CommitAsync(chat.Samples.First());
        }

        (await Task.WhenAll(won, lost)).Should().BeEquivalentTo([CommitOutcome.Committed, CommitOutcome.Lost]);
        (await other).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_command_with_a_taken_key_leaves_nothing_behind()
    {
        await using var chat = await OneWriterAsync();
        var first = await chat.BeginAsync();
        var message = (await chat.Storage.Messages.FindAsync(chat.Samples.Project, first.Id, 1, None))!;
        var again = chat.Samples.First();
        again = again with { Accepted = again.Accepted! with { Id = message.Id, Author = message.Author } };
        (await chat.CommitAsync(again)).Should().Be(CommitOutcome.Lost);
        (await chat.FindAsync(again.Dialog.Id)).Should().BeNull();
        (await chat.Storage.Clients.FindAsync(chat.Samples.Project, again.Dialog.Client, None)).Should().BeNull();
        (await chat.AskAsync($"SELECT count(*) FROM changes WHERE subject = '{again.Dialog.Id}'")).Should().Be(0L);
    }

    [Fact]
    public async Task A_command_that_PostgreSql_refuses_leaves_its_group_alone()
    {
        await using var chat = await OneWriterAsync();
        var dialog = await chat.BeginAsync();
        var skipping = chat.Samples.Say(dialog with { MessageSeq = 5 });
        Task<CommitOutcome> wrong, before, after;
        await using (await BlockWriterAsync(chat))
        {
            before = chat.CommitAsync(chat.Samples.First());
            wrong = chat.CommitAsync(skipping);
            after = chat.CommitAsync(chat.Samples.First());
        }

        await wrong.Awaiting(task => task).Should().ThrowAsync<ArgumentException>().WithMessage("Messages are numbered without holes.*");
        (await Task.WhenAll(before, after)).Should().AllBeEquivalentTo(CommitOutcome.Committed);
        (await chat.FindAsync(dialog.Id)).Should().Be(dialog);
    }

    [Fact]
    public async Task Failures_among_many_commands_change_nothing_for_the_others()
    {
        await using var chat = await TemporarySchema.OpenAsync(server, new PostgreSqlOptions { Writers = 3 });
        var dialogs = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => chat.BeginAsync()));
        for (var round = 0; round < 30; round++)
        {
            var said = dialogs.Select(dialog => chat.Samples.Say(dialog)).ToList();
            var wrong = dialogs.Where((_, number) => (number + round) % 4 == 0)
                .Select(dialog => chat.CommitAsync(chat.Samples.Say(dialog with { MessageSeq = 900 })));
            var right = said.Select(commit => chat.CommitAsync(commit)).ToList();
            foreach (var task in wrong.ToList())
            {
                // Refused for its number, or lost to the right one.
                var end = await Record.ExceptionAsync(() => task);
                (end is ArgumentException || await task == CommitOutcome.Lost).Should().BeTrue();
            }

            (await Task.WhenAll(right)).Should().AllBeEquivalentTo(CommitOutcome.Committed);
            dialogs = [.. said.Select(commit => commit.Dialog)];
        }

        foreach (var dialog in dialogs)
        {
            (await chat.FindAsync(dialog.Id)).Should().Be(dialog);
        }
    }

    [Fact]
    public async Task A_slow_command_keeps_no_other_dialog_waiting()
    {
        await using var chat = await HastyWriterAsync();
        var dialog = await chat.BeginAsync();
        await chat.RunSqlAsync("""
            CREATE FUNCTION wait_for_lock() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN IF NEW.text = 'slow' THEN PERFORM pg_advisory_xact_lock(4711); END IF; RETURN NEW; END $$;
            CREATE TRIGGER slow BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION wait_for_lock();
            """);
        var said = chat.Samples.Say(dialog, "slow");
        Task<CommitOutcome> slow, second;
        await using (await chat.HoldAsync("SELECT pg_advisory_xact_lock(4711)"))
        {
            slow = chat.CommitAsync(said);
            await chat.WaitUntilBlockedAsync();
            for (var round = 0; round < 5; round++)
            {
                var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => chat.CommitAsync(chat.Samples.First())));
                others.Should().AllBeEquivalentTo(CommitOutcome.Committed);
            }

            second = chat.CommitAsync(chat.Samples.Say(dialog, "slow"));
            (await chat.CommitAsync(chat.Samples.First())).Should().Be(CommitOutcome.Committed);
            (slow.IsCompleted, second.IsCompleted).Should().Be((false, false));
        }

        (await slow).Should().Be(CommitOutcome.Committed);
        (await second).Should().Be(CommitOutcome.Lost);
        (await chat.CommitAsync(chat.Samples.Say(said.Dialog))).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_row_held_by_another_program_keeps_no_other_dialog_waiting()
    {
        await using var chat = await HastyWriterAsync();
        var (held, free) = (await chat.BeginAsync(), await chat.BeginAsync());
        Task<CommitOutcome> waiting;
        Task marks;
        await using (await HoldDialogAsync(chat, held))
        {
            waiting = chat.CommitAsync(chat.Samples.Say(held));
            marks = chat.Storage.Marks.MergeAsync(
                chat.Samples.Project, free.Id, new DialogMarks { DeskRead = 1 }, read: null, None).AsTask();
            (await chat.CommitAsync(chat.Samples.Say(free))).Should().Be(CommitOutcome.Committed);
            await marks;
            waiting.IsCompleted.Should().BeFalse();
        }

        (await waiting).Should().Be(CommitOutcome.Committed);
    }

    [Theory]
    [InlineData("deadlock_detected")]
    [InlineData("serialization_failure")]
    public async Task What_passes_by_itself_is_tried_again(string failure)
    {
        await using var chat = await HastyWriterAsync();
        // A sequence keeps its number when its transaction is undone, so the first attempts fail and a later one does not.
        await chat.RunSqlAsync($"""
            CREATE SEQUENCE attempts;
            CREATE FUNCTION fail_twice() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN IF nextval('attempts') <= 2 THEN RAISE {failure}; END IF; RETURN NEW; END $$;
            CREATE TRIGGER failing BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION fail_twice();
            CREATE TRIGGER failing BEFORE INSERT ON hand_switches FOR EACH ROW EXECUTE FUNCTION fail_twice();
            """);
        (await chat.CommitAsync(chat.Samples.First())).Should().Be(CommitOutcome.Committed);
        (await chat.AskAsync("SELECT last_value FROM attempts")).Should().Be(3L);
        await chat.RunSqlAsync("ALTER SEQUENCE attempts RESTART");
        await chat.Storage.HandSwitches.SaveAsync(
            new() { Project = chat.Samples.Project, Member = chat.Samples.Me.Id, On = true, At = default, By = null }, None);
        (await chat.Storage.HandSwitches.ListAsync(chat.Samples.Project, None)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_connection_lost_while_committing_leaves_the_outcome_unknown_and_the_storage_goes_on()
    {
        await using var chat = await HastyWriterAsync();
        var dialog = await chat.BeginAsync();
        var commit = chat.Samples.Say(dialog);
        await using (await HoldDialogAsync(chat, dialog))
        {
            var committing = chat.CommitAsync(commit);
            await chat.WaitUntilBlockedAsync();
            await chat.KillBlockedAsync();
            (await committing.Awaiting(task => task).Should().ThrowAsync<StorageException>())
                .WithMessage("The outcome of this write is unknown: *Send it again under the same key.*");
        }

        (await chat.CommitAsync(commit)).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task Reads_survive_the_end_of_every_idle_connection()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var dialog = await chat.BeginAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => chat.FindAsync(dialog.Id)));
        await chat.AskAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'MultiChat'");
        (await chat.FindAsync(dialog.Id)).Should().Be(dialog);
    }

    [Fact]
    public async Task A_text_that_cannot_be_kept_is_refused_and_not_changed()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        foreach (var text in new[] { "half \uD83D", "\uDE00 other half", "\uD83D\uD83D\uDE00", "a NUL\0" })
        {
            var write = () => chat.CommitAsync(chat.Samples.First(text));
            await write.Should().ThrowAsync<ArgumentException>();
        }

        (await chat.CommitAsync(chat.Samples.First("whole \uD83D\uDE00"))).Should().Be(CommitOutcome.Committed);
        (await chat.Storage.Accounts.FindAsync("a\0@shop.example", None)).Should().BeNull();
    }

    [Fact]
    public async Task A_full_queue_is_busy()
    {
        await using var chat = await OneWriterAsync();
        var writes = new List<Task<CommitOutcome>>();
        await using (await BlockWriterAsync(chat))
        {
            // One is under way: the one that blocks.
            for (var i = 0; i < 31; i++)
            {
                writes.Add(chat.CommitAsync(chat.Samples.First()));
            }

            var more = () => chat.CommitAsync(chat.Samples.First());
            (await more.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.Busy);
        }

        (await Task.WhenAll(writes)).Should().AllBeEquivalentTo(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_command_cancelled_before_its_turn_is_not_written()
    {
        await using var chat = await OneWriterAsync();
        using var cancel = new CancellationTokenSource();
        var commit = chat.Samples.First();
        Task<CommitOutcome> cancelled;
        await using (await BlockWriterAsync(chat))
        {
            cancelled = chat.CommitAsync(commit, cancel.Token);
            await cancel.CancelAsync();
        }

        await cancelled.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        (await chat.FindAsync(commit.Dialog.Id)).Should().BeNull();
    }

    [Fact]
    public async Task Disposal_finishes_queued_writes_and_closes_the_door()
    {
        await using var chat = await OneWriterAsync();
        var commit = chat.Samples.First();
        Task<CommitOutcome> queued;
        Task disposal;
        await using (await BlockWriterAsync(chat))
        {
            queued = chat.CommitAsync(commit);
            disposal = chat.Storage.DisposeAsync().AsTask();
        }

        await disposal;
        (await queued).Should().Be(CommitOutcome.Committed);
        var late = () => chat.CommitAsync(chat.Samples.First());
        await late.Should().ThrowAsync<ObjectDisposedException>();
        var read = () => chat.FindAsync(commit.Dialog.Id);
        await read.Should().ThrowAsync<ObjectDisposedException>();
        var save = () => chat.Storage.Visitors.AddAsync(
            new Visitor { Project = chat.Samples.Project, Id = default, Site = default, CreatedAt = default }, [1], None);
        await save.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Hosts_that_write_one_dialog_take_turns_by_its_version()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var other = chat.NewStorage();
        await other.OpenAsync(None);
        var dialog = await chat.BeginAsync();
        for (var round = 0; round < 20; round++)
        {
            var (mine, theirs) = (chat.Samples.Say(dialog), chat.Samples.Say(dialog));
            var outcomes = await Task.WhenAll(chat.CommitAsync(mine), other.Dialogs.CommitAsync(theirs, None).AsTask());
            outcomes.Should().BeEquivalentTo([CommitOutcome.Committed, CommitOutcome.Lost]);
            dialog = (outcomes[0] == CommitOutcome.Committed ? mine : theirs).Dialog;
            (await chat.FindAsync(dialog.Id)).Should().Be(dialog);
        }
    }

    private Task<TemporarySchema> HastyWriterAsync() => TemporarySchema.OpenAsync(server, new PostgreSqlOptions { Writers = 1 });

    private Task<TemporarySchema> OneWriterAsync() => TemporarySchema.OpenAsync(
        server, new PostgreSqlOptions { Writers = 1, WriteQueueLimit = 32, Patience = TimeSpan.FromMinutes(1) });

    private static Task<OtherTransaction> HoldDialogAsync(TemporarySchema chat, Dialog dialog) =>
        chat.HoldAsync($"SELECT FROM dialogs WHERE dialog_id = '{dialog.Id}' FOR UPDATE");

    /// <summary>Blocks the one writer on a row until disposal: what comes meanwhile makes one group.</summary>
    private static async Task<OtherTransaction> BlockWriterAsync(TemporarySchema chat)
    {
        var dialog = await chat.BeginAsync();
        var holding = await HoldDialogAsync(chat, dialog);
        _ = chat.CommitAsync(chat.Samples.Say(dialog));
        await chat.WaitUntilBlockedAsync();
        return holding;
    }
}
