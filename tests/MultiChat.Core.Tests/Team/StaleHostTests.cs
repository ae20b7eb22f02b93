using MultiChat.InMemory;
using MultiChat.Schedules;
using MultiChat.Sources;
using MultiChat.Testing;

namespace MultiChat.Team;

public sealed class StaleHostTests
{
    [Fact]
    public async Task A_page_that_knows_more_than_its_host_changes_only_what_it_says()
    {
        var memory = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(memory);
        var anna = await chat.Engine.Admin.AddMemberAsync(chat.Project.Id, "anna@example.org", "Anna", "-");
        // The same storage, and no line between the two: this one learns nothing by itself.
        await using var stale = new ChatEngine(new Unlinked(memory), new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await stale.StartAsync();
        var known = stale.Admin.Projects.Single().FindMember(anna.Id)!;
        var seen = await chat.Engine.Admin.SetScheduleAsync(anna, Schedule.Parse("Mon 09:00-18:00"));

        var saved = await stale.Admin.ChangeSeenAsync(known, seen.Version, current => current with { FirstName = "Hanna" });

        (saved.FirstName, saved.Schedule).Should().Be(("Hanna", seen.Schedule));
        await Refuses.WithAsync(RefusalCode.MemberConflict, () => new ValueTask(
            stale.Admin.ChangeSeenAsync(known, seen.Version, current => current with { FirstName = "Late" })));
    }

    [Fact]
    public async Task A_name_that_is_saved_at_a_host_behind_keeps_the_country_that_was_chosen_elsewhere()
    {
        var memory = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(memory);
        await using var stale = new ChatEngine(new Unlinked(memory), new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await stale.StartAsync();
        await chat.Engine.Admin.SaveProjectAsync(chat.Project with { Country = "DE" });

        var saved = await stale.Admin.SaveProjectAsync(chat.Project.Id, project => project with { Name = "Acme" });

        (saved.Name, saved.Country).Should().Be(("Acme", "DE"));
    }

    private sealed class Unlinked(ChatStorage inner) : DelegatingStorage(inner)
    {
        public override Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

        protected override ValueTask DisposeInnerAsync() => ValueTask.CompletedTask;
    }
}
