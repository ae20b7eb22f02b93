using System.Threading.Channels;
using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Trouble)]
public sealed class PostgreSqlHostLinkTests(PostgreSqlServer server)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Of_a_buried_host_nothing_is_kept_until_it_lives_again()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var here = new HostId(Guid.CreateVersion7());
        await chat.Storage.Link.JoinAsync(here, static _ => { }, None);
        await chat.Storage.Link.TellAsync(PagesAt(chat, here), None);
        (await chat.AskAsync("SELECT count(*) FROM host_pages")).Should().Be(1L);

        await chat.RunSqlAsync("DELETE FROM hosts; DELETE FROM host_pages");
        await chat.Storage.Link.TellAsync(PagesAt(chat, here), None);

        (await chat.AskAsync("SELECT count(*) FROM host_pages")).Should().Be(0L);
    }

    [Fact]
    public async Task What_a_host_that_is_back_has_told_is_heard_after_its_burial()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var other = Guid.CreateVersion7();
        var heard = Channel.CreateUnbounded<HostNews>();
        await chat.Storage.Link.JoinAsync(new HostId(Guid.CreateVersion7()), news => heard.Writer.TryWrite(news), None);

        await chat.RunSqlAsync($"""
            INSERT INTO hosts (host_id, beat_at) VALUES ('{other}', now());
            INSERT INTO host_pages (project_id, visitor_id, host_id, pages, goodbye, at) VALUES (gen_random_uuid(), gen_random_uuid(), '{other}', 2, false, 0);
            INSERT INTO changes (project_id, kind, subject) VALUES ('00000000-0000-0000-0000-000000000000', 8, '{other}')
            """);

        (await heard.Reader.NextAsync()).Should().Be(new HostNews.HostGone(new HostId(other)));
        (await heard.Reader.NextAsync()).Should().BeOfType<HostNews.PagesChanged>().Which.Pages.Pages.Should().Be(2);
    }

    [Fact] // invariant 22: rights go by it, and a save whose answer was lost may be committed later
    public async Task A_change_of_the_team_is_heard_by_the_host_that_made_it_too_and_others_are_not()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var heard = Channel.CreateUnbounded<HostNews>();
        await chat.Storage.Link.JoinAsync(new HostId(Guid.CreateVersion7()), news => heard.Writer.TryWrite(news), None);
        var project = new Project { Id = new ProjectId(Guid.CreateVersion7()), Slug = "team", Name = "Team", Language = "en", Zone = "Etc/UTC" };

        await chat.Storage.HandSwitches.SaveAsync(
            new HandSwitch { Project = chat.Samples.Project, Member = new MemberId(Guid.CreateVersion7()), On = true, At = default, By = null }, None);
        await chat.Storage.Projects.SaveProjectAsync(project, None);

        (await heard.Reader.NextAsync()).Should().Be(new HostNews.TeamChanged(project.Id));
    }

    [Fact] // M9: never stored
    public async Task Who_is_typing_is_heard_by_the_other_hosts_and_kept_nowhere()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        await using var other = chat.NewStorage();
        await other.OpenAsync(None);
        var (here, there) = (Channel.CreateUnbounded<HostNews>(), Channel.CreateUnbounded<HostNews>());
        await chat.Storage.Link.JoinAsync(new HostId(Guid.CreateVersion7()), news => here.Writer.TryWrite(news), None);
        await other.Link.JoinAsync(new HostId(Guid.CreateVersion7()), news => there.Writer.TryWrite(news), None);
        var changes = await chat.AskAsync("SELECT count(*) FROM changes");
        List<TypingSign> signs = [.. Enumerable.Range(1, 100).Select(number => SignOf(chat, number))];

        await ((ITypingLink)chat.Storage.Link).TellAsync(signs, None);
        await ((ITypingLink)other.Link).TellAsync([signs[0] with { Typing = false }], None);

        foreach (var sign in signs)
        {
            (await there.Reader.NextAsync()).Should().Be(new HostNews.Typed(sign));
        }

        (await here.Reader.NextAsync()).Should().Be(new HostNews.Typed(signs[0] with { Typing = false }));
        (await chat.AskAsync("SELECT count(*) FROM changes")).Should().Be(changes);
    }

    private static TypingSign SignOf(TemporarySchema chat, int number) => new()
    {
        Project = chat.Samples.Project,
        Dialog = new DialogId(Guid.CreateVersion7()),
        Visitor = new VisitorId(Guid.CreateVersion7()),
        By = number % 2 == 0 ? null : new MemberId(Guid.CreateVersion7()),
        Typing = true,
        MessageSeq = number,
    };

    private static VisitorPages PagesAt(TemporarySchema chat, HostId host) => new()
    {
        Host = host, Project = chat.Samples.Project, Visitor = new VisitorId(Guid.CreateVersion7()), Pages = 1, At = default,
    };
}
