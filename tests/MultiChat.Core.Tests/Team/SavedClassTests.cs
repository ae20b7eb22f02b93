using MultiChat.Testing;

namespace MultiChat.Team;

/// <summary>A project's list of classes of inquiries (rule J1).</summary>
public sealed class SavedClassTests : IAsyncLifetime
{
    private TestChat _chat = null!;

    private ProjectAdmin Admin => _chat.Engine.Admin;

    private IReadOnlyList<InquiryClass> Classes => Admin.Projects[0].Classes;

    public async Task InitializeAsync() => _chat = await TestChat.StartAsync();

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact] // J1
    public async Task A_new_project_has_no_classes_and_gets_them_in_the_order_of_their_making()
    {
        Classes.Should().BeEmpty();

        var lead = await AddAsync(" Заявка ", isLead: true);
        var question = await AddAsync("Вопрос");

        Classes.Should().Equal(lead, question);
        (lead.Name, lead.IsLead, lead.Removed, question.IsLead).Should().Be(("Заявка", true, false, false));
        var entry = (await Admin.ListAuditAsync(_chat.Project.Id))[1];
        entry.Kind.Should().Be("class_added");
        entry.Changes.Select(change => (change.Subject, change.Field, change.Before, change.After)).Should().Equal(
            (lead.Id.Value, "name", null, "Заявка"), (lead.Id.Value, "is_lead", null, "true"));
    }

    [Fact]
    public async Task A_class_is_renamed_removed_and_brought_back_and_keeps_its_place()
    {
        var first = await AddAsync("Заявка");
        await AddAsync("Вопрос");

        var renamed = await Admin.Classes.SaveAsync(first with { Name = "Заказ", IsLead = true });
        var removed = await Admin.Classes.SaveAsync(renamed with { Removed = true });
        var back = await Admin.Classes.SaveAsync(removed with { Removed = false });

        back.Should().Be(first with { Name = "Заказ", IsLead = true, Version = first.Version + 3 });
        Classes[0].Should().Be(back);
        var entries = await Admin.ListAuditAsync(_chat.Project.Id, limit: 2);
        entries.SelectMany(entry => entry.Changes).Select(change => (change.Field, change.Before, change.After))
            .Should().Equal(("removed", "true", null), ("removed", null, "true"));
    }

    [Fact]
    public async Task Saved_as_it_is_a_class_makes_no_entry_and_no_version()
    {
        var seen = await AddAsync("Заявка");
        var entries = await Admin.ListAuditAsync(_chat.Project.Id);

        (await Admin.Classes.SaveAsync(seen)).Should().Be(seen);

        (await Admin.ListAuditAsync(_chat.Project.Id)).Should().HaveCount(entries.Count);
    }

    [Fact] // invariant 27
    public async Task The_later_of_two_who_saw_the_same_is_told_what_stands_now()
    {
        var seen = await AddAsync("Заявка");
        var first = await Admin.Classes.SaveAsync(seen with { Name = "Заказ" });

        var refused = await RefusedAsync(RefusalCode.ClassConflict, () => Admin.Classes.SaveAsync(seen with { IsLead = true }));

        refused.Facts["class"].Should().Be(first);
        Classes.Should().Equal(first);
        (await Admin.Classes.SaveAsync(seen with { Version = 0 })).Name.Should().Be("Заявка", "0 is whatever is there");
    }

    [Theory]
    [InlineData("Заявка")]
    [InlineData(" заявка")]
    public async Task A_name_is_taken_while_its_class_can_be_chosen_case_ignored(string name)
    {
        var first = await AddAsync("Заявка");
        var other = await AddAsync("Вопрос");

        await TakenAsync(() => AddAsync(name));
        await TakenAsync(() => Admin.Classes.SaveAsync(other with { Name = name }));
        await Admin.Classes.SaveAsync(first with { Removed = true });
        await Admin.Classes.SaveAsync(other with { Name = name });

        await TakenAsync(() => Admin.Classes.SaveAsync(first with { Version = 0 }));
    }

    [Fact]
    public async Task Of_two_that_get_one_name_at_once_one_is_refused()
    {
        var other = await AddAsync("Вопрос");
        Func<Task>[] saves = [() => AddAsync("Заявка"), () => AddAsync("заявка"), () => Admin.Classes.SaveAsync(other with { Name = "ЗАЯВКА" })];

        var refusals = await Task.WhenAll(saves.Select(async save => await Record.ExceptionAsync(save)));

        refusals.OfType<Refusal>().Select(refusal => refusal.Code).Should().Equal(RefusalCode.NameTaken, RefusalCode.NameTaken);
        Classes.Count(known => string.Equals(known.Name, "Заявка", StringComparison.OrdinalIgnoreCase)).Should().Be(1);
    }

    [Fact]
    public async Task There_are_at_most_a_hundred_to_choose_from()
    {
        for (var number = 1; number <= 100; number++)
        {
            await AddAsync($"Class {number}");
        }

        await RefusedAsync(RefusalCode.InvalidField, () => AddAsync("Class 101"));
        await Admin.Classes.SaveAsync(Classes[0] with { Removed = true });
        await AddAsync("Class 101");

        await RefusedAsync(RefusalCode.InvalidField, () => Admin.Classes.SaveAsync(Classes[0] with { Removed = false }));
    }

    [Fact] // G9
    public void With_the_removed_there_are_at_most_a_thousand()
    {
        InquiryClass[] removed = [.. Enumerable.Range(1, 1_000).Select(New)];

        ClassRules.WhyNotSave(removed[..999], New(1_000)).Should().BeNull();
        ClassRules.WhyNotSave(removed, removed[0] with { Removed = false }).Should().BeNull("it is one of them");
        ClassRules.WhyNotSave(removed, New(1_001))!.Code.Should().Be(RefusalCode.InvalidField);

        InquiryClass New(int number) => new()
        {
            Project = _chat.Project.Id, Id = new ClassId(new Guid(number, 0, 0, new byte[8])), Name = $"Class {number}", Removed = true,
        };
    }

    [Fact] // T1, tenancy
    public async Task Nobody_reaches_a_class_of_another_project_or_without_the_right()
    {
        var known = await AddAsync("Заявка");
        var other = await Admin.CreateProjectAsync("other", "Other");
        var theirs = await Admin.Classes.AddAsync(other.Id, "Theirs");
        var mia = Admin.As(await Async("mia", Rights.ProjectSettings));
        var olga = Admin.As(await Async("olga", Rights.Operator));

        await RefusedAsync(RefusalCode.NotFound, () => mia.Classes.SaveAsync(theirs with { Name = "Mine" }));
        await RefusedAsync(RefusalCode.NotFound, () => mia.Classes.SaveAsync(known with { Id = new ClassId(Guid.CreateVersion7()) }));
        await RefusedAsync(RefusalCode.Forbidden, () => olga.Classes.SaveAsync(known with { Removed = true }));
        (await mia.Classes.SaveAsync(known with { Name = "Заказ" })).Name.Should().Be("Заказ");
    }

    [Fact]
    public async Task A_storage_that_keeps_no_classes_says_so()
    {
        await using var chat = await TestChat.StartAsync(new WithoutClasses());

        await RefusedAsync(RefusalCode.NotSupported, () => chat.Engine.Admin.Classes.AddAsync(chat.Project.Id, "Заявка"));
    }

    private static Task<Refusal> TakenAsync(Func<Task> save) => RefusedAsync(RefusalCode.NameTaken, save);

    private static async Task<Refusal> RefusedAsync(RefusalCode code, Func<Task> save)
    {
        var refused = (await save.Should().ThrowAsync<Refusal>()).Which;
        refused.Code.Should().Be(code);
        return refused;
    }

    private Task<InquiryClass> AddAsync(string name, bool isLead = false) => Admin.Classes.AddAsync(_chat.Project.Id, name, isLead);

    private async Task<DeskActor> Async(string name, Rights rights) =>
        new() { Project = _chat.Project.Id, Member = (await Admin.AddMemberAsync(_chat.Project.Id, $"{name}@example.org", name, "-", rights)).Id };
}
