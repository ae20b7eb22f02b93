using System.Threading.Channels;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Storage.PostgreSql.Changes;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Rules)]
public sealed class ChangeFeedTests(PostgreSqlServer server)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Another_hosts_commits_are_given()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var feed = await CollectAsync(chat);
        var dialog = await chat.BeginAsync();
        var given = await feed.TakeAsync(2);
        given.Should().BeEquivalentTo([OfDialog(chat, dialog), new Change(chat.Samples.Project, ChangeKind.Client, dialog.Client.Value)]);
    }

    [Fact]
    public async Task What_was_committed_before_the_start_is_not_given()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await chat.BeginAsync();
        await using var feed = await CollectAsync(chat);
        var dialog = await chat.BeginAsync();
        (await feed.TakeAsync(2)).Should().Contain(OfDialog(chat, dialog));
    }

    [Fact]
    public async Task A_slow_transaction_that_commits_later_is_not_missed()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var feed = await CollectAsync(chat);
        var (slow, later) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var transaction = await chat.HoldAsync(Insert(chat, slow));
        for (var round = 0; round < 3; round++)
        {
            var dialog = await chat.BeginAsync();
            (await feed.TakeAsync(2)).Should().Contain(OfDialog(chat, dialog));
        }

        await transaction.CommitAsync();
        (await feed.TakeAsync(1)).Should().Equal(new Change(chat.Samples.Project, ChangeKind.Dialog, slow));
        await chat.RunSqlAsync(Insert(chat, later));
        (await feed.TakeAsync(1)).Should().Equal(new Change(chat.Samples.Project, ChangeKind.Dialog, later));
    }

    [Fact]
    public async Task A_lost_hint_costs_latency_only()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var feed = await CollectAsync(chat);
        var subject = Guid.CreateVersion7();
        // A row without its NOTIFY.
        await chat.RunSqlAsync(Insert(chat, subject));
        (await feed.TakeAsync(1)).Should().Equal(new Change(chat.Samples.Project, ChangeKind.Dialog, subject));
    }

    [Fact]
    public async Task A_hint_that_comes_while_it_looks_leads_to_another_look()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var feed = await CollectAsync(chat, pollEvery: TimeSpan.FromHours(1));
        for (var round = 0; round < 200; round++)
        {
            Guid[] subjects = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
            await Task.WhenAll(subjects.Select(subject => chat.RunSqlAsync($"{Insert(chat, subject)}; NOTIFY {chat.Storage.Hint.Channel}")));
            (await feed.TakeAsync(3)).Select(change => change.Subject).Should().BeEquivalentTo(subjects);
        }
    }

    [Fact]
    public async Task A_hint_of_this_host_leads_to_no_look()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var feed = await CollectAsync(chat, pollEvery: TimeSpan.FromHours(1));
        for (var round = 0; round < 50; round++)
        {
            foreach (var hint in new[] { chat.Storage.Hint.Own, "" })
            {
                await chat.RunSqlAsync($"{Insert(chat, Guid.CreateVersion7())}; SELECT pg_notify('{chat.Storage.Hint.Channel}', '{hint}')");
            }

            await feed.TakeAsync(2);
        }

        feed.Gifts.Should().BeInRange(50, 60, "both of a round come with one look, but where one was under way");
    }

    [Fact]
    public async Task A_killed_connection_is_made_anew_and_nothing_is_missed()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var feed = await CollectAsync(chat);
        for (var round = 0; round < 3; round++)
        {
            await Patience.UntilAsync(async () => (long)(await chat.AskAsync("""
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE application_name = 'MultiChat' AND query LIKE 'SELECT s.now%'
                """))! > 0);

            var subject = Guid.CreateVersion7();
            await chat.RunSqlAsync(Insert(chat, subject));
            (await feed.TakeAsync(1)).Should().Equal(new Change(chat.Samples.Project, ChangeKind.Dialog, subject));
        }
    }

    [Fact]
    public async Task What_the_receiver_failed_to_take_is_given_again()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var feed = await CollectAsync(chat, failures: 2);
        var subject = Guid.CreateVersion7();
        await chat.RunSqlAsync(Insert(chat, subject));
        (await feed.TakeAsync(1)).Should().Equal(new Change(chat.Samples.Project, ChangeKind.Dialog, subject));
    }

    [Fact]
    public async Task Marks_cards_switches_and_team_are_noted_as_what_they_are()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var (project, me) = (chat.Samples.Project, chat.Samples.Me.Id);
        var dialog = await chat.BeginAsync();
        await using var feed = await CollectAsync(chat);

        await chat.Storage.Marks.MergeAsync(project, dialog.Id, new() { DeskRead = 1 }, read: null, None);
        (await feed.TakeAsync(1)).Should().Equal(OfDialog(chat, dialog));
        var client = (await chat.Storage.Clients.FindAsync(project, dialog.Client, None))!;
        await chat.Storage.Clients.TrySaveAsync(client.With(client.Card with { Name = "Анна" }), None);
        (await feed.TakeAsync(1)).Should().Equal(new Change(project, ChangeKind.Client, client.Id.Value));
        await chat.Storage.HandSwitches.SaveAsync(new() { Project = project, Member = me, On = true, At = default, By = me }, None);
        (await feed.TakeAsync(1)).Should().Equal(new Change(project, ChangeKind.Status, me.Value));
        await chat.Storage.Projects.SaveProjectAsync(
            new() { Id = project, Slug = "main", Name = "Main", Language = "ru", Zone = "UTC" }, None);
        (await feed.TakeAsync(1)).Should().Equal(new Change(project, ChangeKind.Team, project.Value));
        await chat.Storage.Projects.SaveMemberAsync(chat.Samples.Operator, None);
        (await feed.TakeAsync(1)).Should().Equal(new Change(project, ChangeKind.Team, project.Value));
    }

    [Fact]
    public async Task A_message_comes_with_its_dialog_and_the_end_of_the_log()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var feed = await CollectAsync(chat);
        var begun = await chat.BeginAsync("Здравствуйте");
        var first = await feed.TakeEndOfAsync(begun);
        (first.End.After, first.Dialog).Should().Be((default(Place), begun));
        await ShouldBeOfTheLogAsync(chat, first);

        var dialog = begun;
        for (var length = 2; length < 8; length++)
        {
            var said = chat.Samples.Say(dialog, $"Сообщение {length}");
            await chat.CommitAsync(said);
            dialog = said.Dialog;
            var told = await feed.TakeEndOfAsync(dialog);
            told.Dialog.Should().Be(dialog);
            told.End.Items.Should().HaveCount(length <= 4 ? length : 3, "the whole of a short log, or what follows a place in it");
            await ShouldBeOfTheLogAsync(chat, told);
        }

        var accepted = (await chat.Storage.Log.ReadAfterAsync(begun.Project, begun.Id, 0, 1, None))[0].Message!;
        var edited = chat.Samples.Edit(dialog, accepted, "Добрый день");
        await chat.CommitAsync(edited);
        var last = await feed.TakeEndOfAsync(edited.Dialog);
        last.End.Items[^1].Message!.Text.Should().Be("Добрый день");
        await ShouldBeOfTheLogAsync(chat, last);
    }

    [Fact] // G9
    public async Task Beyond_64_dialogs_in_one_look_the_others_are_only_named()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await Task.WhenAll(Enumerable.Range(0, 70).Select(_ => chat.BeginAsync()));
        await using var feed = await CollectAsync(chat);

        await chat.RunSqlAsync("INSERT INTO changes (project_id, kind, subject, message_seq) SELECT project_id, 1, dialog_id, 1 FROM dialogs");

        var given = await feed.TakeAsync(70, change => change);
        given.Should().HaveCount(70);
        given.Count(change => change.Committed is not null).Should().Be(UnseenChanges.MaxEnds);
    }

    [Fact]
    public async Task Marks_that_came_with_a_message_are_named_beside_it()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var dialog = await chat.BeginAsync();
        await using var feed = await CollectAsync(chat);

        await chat.RunSqlAsync($"""
            INSERT INTO changes (project_id, kind, subject, message_seq)
            VALUES ('{dialog.Project}', 1, '{dialog.Id}', 1), ('{dialog.Project}', 1, '{dialog.Id}', NULL)
            """);

        var given = await feed.TakeAsync(2, change => change);
        given.Select(change => change.Committed?.Dialog).Should().BeEquivalentTo([dialog, null]);
    }

    [Fact]
    public async Task Swept_are_changes_behind_the_horizon()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await chat.BeginAsync();
        var horizon = await HorizonAsync(chat);
        await chat.BeginAsync();
        await SearchHasSeenAsync(chat);
        (await CountAsync(chat)).Should().Be(4, "a dialog's beginning is a change of the dialog and one of the client");

        await new ChangeSweeper(chat.Storage.Connections).SweepAsync(horizon, None);

        (await CountAsync(chat)).Should().Be(2);
    }

    [Fact]
    public async Task Changes_that_the_search_has_not_seen_are_not_swept()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await chat.BeginAsync();
        await SearchHasSeenAsync(chat);
        // As another host has it that fills the search and does not come to an end.
        await using var filling = await chat.HoldAsync("SELECT FROM search_progress FOR UPDATE");
        await chat.BeginAsync();

        await new ChangeSweeper(chat.Storage.Connections).SweepAsync(await HorizonAsync(chat), None);

        (await CountAsync(chat)).Should().Be(2);
    }

    private static async Task<string> HorizonAsync(TemporarySchema chat) =>
        (string)(await chat.AskAsync("SELECT pg_snapshot_xmin(pg_current_snapshot())::text"))!;

    private static async Task<long> CountAsync(TemporarySchema chat) => (long)(await chat.AskAsync("SELECT count(*) FROM changes"))!;

    private static Task SearchHasSeenAsync(TemporarySchema chat) => Patience.UntilAsync(async () =>
        (bool)(await chat.AskAsync("SELECT bool_and(pg_visible_in_snapshot(xid, seen)) FROM changes, search_progress"))!);

    private static async Task ShouldBeOfTheLogAsync(TemporarySchema chat, HostNews.DialogCommitted told)
    {
        var log = await new LogReader(chat.Storage.Log).ReadAsync(told.Dialog.Project, told.Dialog.Id, told.End.After, None);
        told.End.Should().BeEquivalentTo(log);
    }

    private static string Insert(TemporarySchema chat, Guid subject) =>
        $"INSERT INTO changes (project_id, kind, subject) VALUES ('{chat.Samples.Project}', 1, '{subject}')";

    private static Change OfDialog(TemporarySchema chat, Dialog dialog) => new(chat.Samples.Project, ChangeKind.Dialog, dialog.Id.Value);

    private static async Task<Collected> CollectAsync(TemporarySchema chat, int failures = 0, TimeSpan? pollEvery = null)
    {
        var collected = new Collected(chat.Storage, failures, pollEvery);
        await collected.Feed.StartAsync(None);
        return collected;
    }

    private sealed class Collected : IAsyncDisposable
    {
        private readonly Channel<Change> _given = Channel.CreateUnbounded<Change>();
        private int _failures;

        public Collected(PostgreSqlStorage storage, int failures, TimeSpan? pollEvery)
        {
            _failures = failures;
            Feed = new ChangeFeed(
                storage.Connections, storage.Hint, Receive, () => throw new InvalidOperationException("Nothing was missed."), pollEvery: pollEvery);
        }

        public ChangeFeed Feed { get; }

        /// <summary>How many looks have given something.</summary>
        public int Gifts { get; private set; }

        /// <summary>Changes by their names.</summary>
        public Task<IReadOnlyList<Change>> TakeAsync(int count) => TakeAsync(count, change => change with { Committed = null });

        public async Task<IReadOnlyList<Change>> TakeAsync(int count, Func<Change, Change> shown)
        {
            var taken = new List<Change>();
            while (taken.Count < count)
            {
                var next = shown(await _given.Reader.NextAsync());
                // Doubles are allowed.
                if (!taken.Contains(next))
                {
                    taken.Add(next);
                }
            }

            return taken;
        }

        /// <summary>What came with the next change of the dialog as it is now.</summary>
        public async Task<HostNews.DialogCommitted> TakeEndOfAsync(Dialog dialog)
        {
            while (true)
            {
                if ((await TakeAsync(1, change => change))[0].Committed is { } told && told.Dialog.Place == dialog.Place)
                {
                    return told;
                }
            }
        }

        public ValueTask DisposeAsync() => Feed.DisposeAsync();

        private Task Receive(IReadOnlyList<Change> changes)
        {
            if (_failures-- > 0)
            {
                throw new InvalidOperationException("The receiver fails.");
            }

            Gifts++;
            foreach (var change in changes)
            {
                _given.Writer.TryWrite(change);
            }

            return Task.CompletedTask;
        }
    }
}
