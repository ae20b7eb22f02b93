using MultiChat.Testing;

namespace MultiChat.Team;

/// <summary>How much a project may have, and names that are one (guarantee G9).</summary>
public sealed class TeamBoundsTests
{
    [Theory]
    [InlineData("\u0401\u043B\u043A\u0438", "\u0451\u043B\u043A\u0438")] // whatever the case
    [InlineData("\u0401\u043B\u043A\u0438", " \u0415\u0308\u043B\u043A\u0438 ")] // composed or not
    [InlineData("Sales", "SALES")]
    public async Task Another_spelling_of_a_groups_name_is_taken(string first, string second)
    {
        await using var chat = await TestChat.StartAsync();
        var admin = chat.Engine.Admin;
        var group = await admin.AddGroupAsync(chat.Project.Id, first);
        var other = await admin.AddGroupAsync(chat.Project.Id, "Returns");

        await Refuses.WithAsync(RefusalCode.NameTaken, async () => await admin.AddGroupAsync(chat.Project.Id, second));
        await Refuses.WithAsync(RefusalCode.NameTaken, async () => await admin.SaveGroupAsync(other with { Name = second }));

        await admin.SaveGroupAsync(group with { Name = second });
        admin.Projects.Single().Groups.Select(known => known.Name).Should().Equal(second.Trim(), "Returns");
    }

    [Fact]
    public async Task What_was_read_before_another_saved_is_told_and_the_same_again_is_not()
    {
        await using var chat = await TestChat.StartAsync();
        var admin = chat.Engine.Admin;
        var project = chat.Project;
        var group = await admin.AddGroupAsync(project.Id, "Sales");
        var (seen, seenGroup) = (ReadVersion.Of(project), ReadVersion.Of(group));

        await SaveAsync("Shop");
        await SaveAsync("Shop");
        (await Refuses.WithAsync(RefusalCode.ProjectConflict, () => SaveAsync("Other"))).Facts["project"].Should().Be(admin.Projects.Single().Project);
        await admin.SaveGroupAsync(group with { Name = "Returns" }, seenGroup);
        await admin.SaveGroupAsync(group with { Name = "Returns" }, seenGroup);
        (await Refuses.WithAsync(RefusalCode.GroupConflict, async () => await admin.SaveGroupAsync(group with { Name = "Other" }, seenGroup)))
            .Facts["group"].Should().Be(group with { Name = "Returns" });

        async ValueTask SaveAsync(string name) =>
            await admin.SaveProjectAsync(project.Id, current => ReadVersion.Upon(current, current with { Name = name }, seen));
    }

    [Fact]
    public async Task A_project_has_two_hundred_groups_at_most()
    {
        await using var chat = await TestChat.StartAsync();
        for (var number = 1; number <= GroupRules.MostGroups; number++)
        {
            await chat.Engine.Admin.AddGroupAsync(chat.Project.Id, $"Group {number}");
        }

        var refused = await Refuses.WithAsync(RefusalCode.InvalidField, async () => await chat.Engine.Admin.AddGroupAsync(chat.Project.Id, "One more"));

        refused.Facts["member"].Should().Be("name");
    }

    [Fact]
    public async Task A_project_has_ten_thousand_members_at_most()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.Engine.Admin.AddMemberAsync(chat.Project.Id, "anna@example.org", "Anna", "-");
        Member Number(int number) => anna with { Id = new MemberId(Guid.CreateVersion7()), Email = $"o{number}@example.org", Version = 0 };
        var full = chat.Engine.Admin.Projects.Single() with { Members = [anna, .. Enumerable.Range(1, 9_999).Select(Number)] };

        TeamRules.WhyNotSave(full, [Number(10_000)])!.Facts["member"].Should().Be("email");
        TeamRules.WhyNotSave(full with { Members = [.. full.Members.Skip(1)] }, [anna with { Version = 0 }]).Should().BeNull();
        TeamRules.WhyNotSave(full, [anna with { FirstName = "Hanna" }]).Should().BeNull();
    }
}
