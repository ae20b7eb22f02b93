using System.Diagnostics;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Projects;
using MultiChat.Team;
using Xunit.Abstractions;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Rules)]
public sealed class PostgreSqlDismissalTests(PostgreSqlServer server, ITestOutputHelper output)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact] // members are locked before dialogs, and nobody waits for a member who has a dialog locked
    public async Task A_command_of_a_member_who_is_being_changed_waits_alone_and_not_with_its_neighbours()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var anna = await AddMemberAsync(chat);
        var (hers, others) = (await chat.BeginAsync(), await chat.BeginAsync());
        await using var change = await chat.HoldAsync($"UPDATE members SET rights = 0 WHERE member_id = '{anna.Id}'");

        var take = chat.CommitAsync(Take(hers, anna));
        (await chat.CommitAsync(chat.Samples.Say(others, "Здравствуйте"))).Should().Be(CommitOutcome.Committed);
        take.IsCompleted.Should().BeFalse();
        await change.CommitAsync();

        (await take).Should().Be(CommitOutcome.RightsChanged);
        (await chat.FindAsync(hers.Id))!.Responsible.Should().BeNull();
    }

    [Fact]
    public async Task A_host_of_older_code_changes_the_versions_too()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var anna = await AddMemberAsync(chat);

        await chat.RunSqlAsync($"UPDATE members SET first_name = 'Anna', rights = 1, disabled = true WHERE member_id = '{anna.Id}'");

        var after = await LoadAsync(chat, anna.Id);
        (after.SecurityVersion, after.SessionsSince).Should().Be((anna.SecurityVersion + 1, anna.SecurityVersion + 1));
    }

    [Fact]
    public async Task Commands_and_dismissals_at_once_never_wait_for_each_other_in_a_ring()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var members = new List<Member>();
        for (var i = 0; i < 4; i++)
        {
            members.Add(await AddMemberAsync(chat));
        }

        var dialogs = new List<Dialog>();
        for (var i = 0; i < 24; i++)
        {
            dialogs.Add(await chat.BeginAsync());
        }

        var dismissing = Task.Run(async () =>
        {
            for (var round = 0; round < 40; round++)
            {
                var member = members[round % members.Count];
                await Dismissals(chat).DismissAsync(member with { Disabled = true }, Release, None);
                await chat.Storage.Projects.SaveMemberAsync(member, None);
            }
        });
        await Task.WhenAll(dialogs.Select(async (dialog, number) =>
        {
            while (!dismissing.IsCompleted)
            {
                var (now, me) = ((await chat.FindAsync(dialog.Id))!, await LoadAsync(chat, members[number % members.Count].Id));
                await chat.CommitAsync(Take(now, me));
            }
        }));
        await dismissing;

        (await chat.AskAsync("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).Should().Be(0L);
        foreach (var member in members)
        {
            await Dismissals(chat).DismissAsync(member with { Disabled = true }, Release, None);
        }

        (await chat.AskAsync("SELECT count(*) FROM dialogs WHERE responsible_id IS NOT NULL")).Should().Be(0L);
    }

    [Fact]
    public async Task Two_thousand_dialogs_are_released_in_one_short_transaction()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var anna = await AddMemberAsync(chat);
        await chat.RunSqlAsync($"""
            INSERT INTO dialogs (project_id, dialog_id, site_id, visitor_id, client_id, channel, inquiry_id, status, responsible_id, group_id,
                event_seq, tag, message_seq, client_messages, answered_client_messages, last_at)
            SELECT '{chat.Samples.Project.Value}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'site', gen_random_uuid(),
                0, '{anna.Id}', NULL, 2, n, 1, 1, 0, n FROM generate_series(1, 2000) n
            """);
        var took = Stopwatch.StartNew();

        var released = await Dismissals(chat).DismissAsync(anna with { Disabled = true }, Release, None);

        output.WriteLine($"2,000 dialogs in {took.ElapsedMilliseconds} ms");
        released.Should().HaveCount(2_000);
        (await chat.AskAsync("SELECT count(*) FROM dialogs WHERE responsible_id IS NOT NULL")).Should().Be(0L);
        (await chat.AskAsync("SELECT count(*) FROM events WHERE kind = 'letGo' AND event_seq = 3")).Should().Be(2_000L);
        (await chat.AskAsync("SELECT count(*) FROM changes WHERE kind = 1 AND host IS NULL")).Should().Be(2_000L, "every host is told");
    }

    private static IDismissalStore Dismissals(TemporarySchema chat) => (IDismissalStore)chat.Storage.Projects;

    private static DialogCommit Take(Dialog dialog, Member member) => Change(dialog, new Taken { By = member.Id }, member.Id) with
    {
        RestsOn = [new MemberVersion { Member = member.Id, Version = member.SecurityVersion }],
    };

    private static DialogCommit Release(Dialog dialog) => Change(dialog, new LetGo(), responsible: null);

    private static DialogCommit Change(Dialog dialog, LogEvent happened, MemberId? responsible)
    {
        var entry = new LogEntry { EventSeq = dialog.EventSeq + 1, Tag = new EventTag(dialog.EventSeq + 1), At = dialog.LastAt, Event = happened };
        return new DialogCommit
        {
            Dialog = dialog with { Responsible = responsible, EventSeq = entry.EventSeq, Tag = entry.Tag },
            ExpectedEventSeq = dialog.EventSeq,
            Events = [entry],
        };
    }

    private static async Task<Member> AddMemberAsync(TemporarySchema chat)
    {
        var id = Guid.CreateVersion7();
        await chat.Storage.Projects.SaveProjectAsync(
            new Project { Id = chat.Samples.Project, Slug = "main", Name = "Main", Language = "en", Zone = "Etc/UTC" }, None);
        await chat.Storage.Projects.SaveMemberAsync(
            new Member
            {
                Project = chat.Samples.Project,
                Id = new MemberId(id),
                Account = new AccountId(id),
                Email = $"{id}@example.org",
                FirstName = "Anna",
                LastName = "-",
                Rights = Rights.Operator,
            },
            None);
        return await LoadAsync(chat, new MemberId(id));
    }

    private static async Task<Member> LoadAsync(TemporarySchema chat, MemberId member) =>
        (await chat.Storage.Projects.ListAsync(None)).Single().FindMember(member)!;
}
