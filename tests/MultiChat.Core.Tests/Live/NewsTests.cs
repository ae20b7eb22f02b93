using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Hosts;
using MultiChat.InMemory;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing.Faults;
using MultiChat.Testing;

namespace MultiChat.Live;

/// <summary>What a host makes of what it hears from the others.</summary>
public sealed class NewsTests
{
    [Fact]
    public async Task News_that_the_store_did_not_let_it_read_are_looked_at_a_second_later()
    {
        var reading = new AtCall();
        var storage = new ToldByHand(new InterceptedStorage(new InMemoryStorage(), reading));
        var real = new FakeTimeProvider();
        var waits = new WatchedTime(real);
        await using var chat = await TestChat.StartAsync(new SteadyClock(waits), storage);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;
        var page = new DeskOutlet();
        var desk = chat.Engine.OpenSession(anna, page);
        var loop = desk.RunAsync();
        await desk.StartAsync(default);

        (reading.Name, reading.Then) = ("Dialogs.FindAsync", () => throw new StorageException("Not now."));
        storage.Tell(new HostNews.DialogMoved(chat.Project.Id, dialog));
        await Patience.UntilAsync(() => waits.NextDueTime <= real.GetUtcNow() + TimeSpan.FromSeconds(1));
        real.Advance(TimeSpan.FromSeconds(1));

        (await page.NextAsync<DeskOutlet.Resync>()).Dialog.Should().BeNull();
        desk.End();
        await loop.InTimeAsync();
    }

    [Fact] // M4: of a host that died while this one heard nothing, nobody tells it any more
    public async Task What_was_missed_includes_who_is_gone_and_who_came()
    {
        var storage = new ToldByHand(new InMemoryStorage());
        await using var chat = await TestChat.StartAsync(storage);
        var (anna, boris) = (await chat.AddOperatorAsync("Anna"), await chat.AddOperatorAsync("Boris"));
        var (gone, come) = (await chat.AddVisitorAsync(), await chat.AddVisitorAsync());
        var (dead, living) = (new HostId(Guid.CreateVersion7()), new HostId(Guid.CreateVersion7()));
        storage.Tell(new HostNews.PagesChanged(Pages(dead, gone)));
        storage.Tell(new HostNews.ConnectionsChanged(Connections(dead, anna)));
        storage.Connected = new Connected { Pages = [Pages(living, come)], Connections = [Connections(living, boris)] };
        var page = new DeskOutlet();
        var desk = chat.Engine.OpenSession(anna, page);
        var loop = desk.RunAsync();
        await desk.StartAsync(default);

        storage.Tell(new HostNews.Missed());
        await page.NextAsync<DeskOutlet.Resync>();

        chat.Engine.Presence.Of(gone.Project, gone.Visitor).Should().Be(VisitorPresence.Unknown, "nobody heard a goodbye");
        chat.Engine.Presence.Of(come.Project, come.Visitor).Online.Should().BeTrue();
        chat.Engine.Board.StatusOf(anna.Project, anna.Member).Connected.Should().BeFalse();
        chat.Engine.Board.StatusOf(boris.Project, boris.Member).Connected.Should().BeTrue();
        desk.End();
        await loop.InTimeAsync();

        VisitorPages Pages(HostId host, VisitorActor visitor) =>
            new() { Host = host, Project = visitor.Project, Visitor = visitor.Visitor, Pages = 1, At = chat.Engine.Clock.Now };
        OperatorConnections Connections(HostId host, DeskActor actor) =>
            new() { Host = host, Project = actor.Project, Member = actor.Member, Count = 1 };
    }

    [Fact] // M4
    public async Task A_host_that_the_others_took_for_dead_knows_who_is_connected_to_it()
    {
        var storage = new ToldByHand(new InMemoryStorage());
        await using var chat = await TestChat.StartAsync(storage);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        var session = chat.Engine.OpenSession(chat.Site, new VisitorOutlet());
        await session.JoinAsync(visitor, place: null, default);
        await chat.Engine.Attendance.ConnectAsync(anna.Project, anna.Member, default);
        var page = new DeskOutlet();
        var desk = chat.Engine.OpenSession(anna, page);
        var loop = desk.RunAsync();
        await desk.StartAsync(default);

        storage.Tell(new HostNews.HostGone(storage.Here));
        storage.Tell(new HostNews.Missed());

        await page.NextAsync<DeskOutlet.Resync>();
        chat.Engine.Presence.Of(visitor.Project, visitor.Visitor).Online.Should().BeTrue();
        chat.Engine.Board.StatusOf(anna.Project, anna.Member).Connected.Should().BeTrue();
        desk.End();
        await loop.InTimeAsync();
        session.End();
    }

    [Fact] // T4
    public async Task What_was_missed_includes_rights_that_were_taken()
    {
        await using var memory = new InMemoryStorage();
        await using var elsewhere = await TestChat.StartAsync(memory);
        var anna = await elsewhere.AddOperatorAsync("Anna");
        var storage = new ToldByHand(memory);
        await using var here = new ChatEngine(storage, new ChatOptions(), elsewhere.Clock, new SeededRandomSource(2));
        await here.StartAsync();
        var page = new MembershipOutlet();
        var session = here.OpenMembership(anna, page);
        var loop = session.RunAsync();
        (await page.NextAsync()).Should().Be("Operator");

        var member = elsewhere.Engine.Admin.Projects[0].FindMember(anna.Member)!;
        member = await elsewhere.Engine.Admin.SetRightsAsync(member, Rights.Journal);
        storage.Tell(new HostNews.Missed());
        (await page.NextAsync()).Should().Be("Journal");
        await elsewhere.Engine.Admin.DisableMemberAsync(member);
        storage.Tell(new HostNews.Missed());

        (await page.NextAsync()).Should().Be("not_signed_in");
        await loop.InTimeAsync();
        session.End();
    }

    [Fact] // invariant 23
    public async Task What_was_missed_includes_who_was_forgotten()
    {
        await using var memory = new InMemoryStorage();
        await using var elsewhere = await TestChat.StartAsync(memory);
        var (forgotten, other) = (await elsewhere.AddVisitorAsync(), await elsewhere.AddVisitorAsync());
        var storage = new ToldByHand(memory);
        await using var here = new ChatEngine(storage, new ChatOptions(), elsewhere.Clock, new SeededRandomSource(2));
        await here.StartAsync();
        var (forgottenPage, otherPage) = (new VisitorOutlet(), new VisitorOutlet());
        var (session, otherSession) = (here.OpenSession(elsewhere.Site, forgottenPage), here.OpenSession(elsewhere.Site, otherPage));
        await session.JoinAsync(forgotten, place: null, default);
        await otherSession.JoinAsync(other, place: null, default);

        await memory.Visitors.ForgetAsync(forgotten.Project, forgotten.Visitor.Value.ToByteArray(), default);
        storage.Tell(new HostNews.Missed());

        await forgottenPage.NextAsync<VisitorOutlet.Ended>();
        // News are taken one at a time: once this is, the look at everything is over.
        storage.Tell(new HostNews.VisitorForgotten(forgotten.Project, forgotten.Visitor));
        await forgottenPage.NextAsync<VisitorOutlet.Ended>();
        otherPage.HasEnded.Should().BeFalse();
        session.End();
        otherSession.End();
    }

    [Fact] // G11
    public async Task Ended_sessions_are_told_with_their_account_and_what_was_missed_may_be_anybodys()
    {
        await using var memory = new InMemoryStorage();
        await using var elsewhere = await TestChat.StartAsync(memory);
        var storage = new ToldByHand(memory);
        await using var here = new ChatEngine(storage, new ChatOptions(), elsewhere.Clock, new SeededRandomSource(2));
        await here.StartAsync();
        var told = Channel.CreateUnbounded<AccountId?>();
        here.SessionsEnded += account => told.Writer.TryWrite(account);
        var ended = new AccountId(Guid.NewGuid());

        storage.Tell(new HostNews.SessionsEnded(ended));
        (await told.Reader.ReadAsync().AsTask().InTimeAsync()).Should().Be(ended);
        storage.Tell(new HostNews.Missed());

        (await told.Reader.ReadAsync().AsTask().InTimeAsync()).Should().BeNull();
    }
}
