using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.InMemory;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Live;

/// <summary>What a host makes of what it hears from the others.</summary>
public sealed class NewsTests
{
    [Fact]
    public async Task News_that_the_store_did_not_let_it_read_are_looked_at_a_second_later()
    {
        var reading = new AtCall();
        var storage = new ToldByHand(new InterceptedStorage(new InMemoryStorage(), reading));
        await using var chat = await TestChat.StartAsync(storage);
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
        while (chat.Clock.NextDueTime is not { } due || due > chat.Clock.GetUtcNow() + TimeSpan.FromSeconds(1))
        {
            await Task.Yield();
        }

        chat.Clock.Advance(TimeSpan.FromSeconds(1));

        (await page.NextAsync<DeskOutlet.Resync>()).Dialog.Should().BeNull();
        desk.End();
        await loop;
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
        await chat.Engine.Board.ConnectAsync(anna.Project, anna.Member, default);
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
        await loop;
        session.End();
    }
}
