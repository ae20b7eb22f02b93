using MultiChat.InMemory;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Twins;

namespace MultiChat.Templates;

/// <summary>Rules X1 and X3: what a template is, and who may change it.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private TestChat _chat = null!;
    private DeskActor _anna = null!;
    private DeskActor _boris = null!;

    public async Task InitializeAsync()
    {
        _chat = await TestChat.StartAsync();
        _anna = await _chat.AddOperatorAsync("Anna");
        _boris = await _chat.AddOperatorAsync("Boris");
    }

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact]
    public async Task A_template_is_cleaned_kept_and_seen_by_every_operator()
    {
        var added = await AddAsync("  Привет,\tмир ", "Здравствуйте, {client.name}!\r\nЧем помочь?\a");

        (added.Name, added.Text, added.Version).Should().Be(("Привет, мир", "Здравствуйте, {client.name}!\nЧем помочь?", 1));
        (await _chat.Engine.Templates.ListAsync(_boris)).Should().Equal(added);
    }

    [Fact]
    public async Task Templates_come_by_name()
    {
        var (second, first) = (await AddAsync("яблоко"), await AddAsync("Апельсин"));

        (await _chat.Engine.Templates.ListAsync(_anna)).Should().Equal(first, second);
    }

    [Fact]
    public async Task A_name_has_100_units_and_something_to_be_seen()
    {
        (await AddAsync(new string('я', 100))).Name.Should().HaveLength(100);
        foreach (var name in new[] { new string('я', 101), " \n", "\u200B", "a\0", "" })
        {
            (await RefusedAsync(RefusalCode.InvalidField, name, "Да")).Facts["member"].Should().Be("name");
        }
    }

    [Fact]
    public async Task A_text_is_what_a_message_may_be()
    {
        (await AddAsync("a", new string('я', 8_000))).Text.Should().HaveLength(8_000);
        await RefusedAsync(RefusalCode.TextTooLong, "b", new string('я', 8_001));
        await RefusedAsync(RefusalCode.TextEmpty, "b", " \n");
        await RefusedAsync(RefusalCode.TextForbiddenCharacter, "b", "a\0");
    }

    [Fact]
    public async Task Said_again_an_addition_gives_the_first_answer()
    {
        var id = NewId();
        var first = await _chat.Engine.Templates.AddAsync(_anna, id, "Привет", "Да");

        (await _chat.Engine.Templates.AddAsync(_anna, id, "Привет", "Да")).Should().Be(first);
        (await ConflictAsync(() => _chat.Engine.Templates.AddAsync(_anna, id, "Привет", "Нет"))).Should().Be(first);
    }

    [Fact]
    public async Task Said_again_a_change_gives_the_first_answer()
    {
        var added = await AddAsync("Привет");
        var first = await SaveAsync(added, "Иначе", 1);

        first.Version.Should().Be(2);
        (await SaveAsync(added, "Иначе", 1)).Should().Be(first);
    }

    [Fact]
    public async Task Saved_as_it_is_a_template_gets_no_version()
    {
        var added = await AddAsync("Привет");

        (await SaveAsync(added, added.Text, 1)).Should().Be(added);
    }

    [Fact]
    public async Task The_later_of_two_who_saw_the_same_is_told_what_stands_now()
    {
        var added = await AddAsync("Привет");
        var first = await SaveAsync(added, "Первый", 1);

        (await ConflictAsync(() => SaveAsync(added, "Второй", 1))).Should().Be(first);
        (await ConflictAsync(() => SaveAsync(added, "Первый", 0))).Should().Be(first, "0 is no version that was seen");
        (await ConflictAsync(async () =>
        {
            await _chat.Engine.Templates.RemoveAsync(_boris, added.Id, 1);
            return added;
        })).Should().Be(first);
        (await SaveAsync(added, "Второй", 2)).Text.Should().Be("Второй");
    }

    [Fact]
    public async Task A_name_is_taken_in_whatever_case()
    {
        var (added, other) = (await AddAsync("Ёлка"), await AddAsync("Елка"));

        await RefusedAsync(RefusalCode.NameTaken, " ЁЛКА ", "Да");
        await Refuses.WithAsync(RefusalCode.NameTaken, () => _chat.Engine.Templates.SaveAsync(_anna, other.Id, "ёлка", other.Text, 1));
        (await _chat.Engine.Templates.SaveAsync(_anna, added.Id, "ЁЛКА", added.Text, 1)).Name.Should().Be("ЁЛКА");
    }

    [Fact]
    public async Task A_removed_template_is_gone_and_stays_so()
    {
        var added = await AddAsync("Привет");
        await _chat.Engine.Templates.RemoveAsync(_boris, added.Id, 1);
        await _chat.Engine.Templates.RemoveAsync(_boris, added.Id, 1);

        (await _chat.Engine.Templates.ListAsync(_anna)).Should().BeEmpty();
        await Refuses.WithAsync(RefusalCode.NotFound, () => SaveAsync(added, "Иначе", 1));
    }

    [Fact]
    public async Task A_project_has_500_templates()
    {
        for (var number = 1; number <= Template.MaxCount; number++)
        {
            await AddAsync($"№ {number}");
        }

        await RefusedAsync(RefusalCode.TemplatesFull, "№ 501", "Да");
    }

    [Fact]
    public async Task Who_is_no_operator_is_refused()
    {
        var added = await AddAsync("Привет");
        var admin = _chat.Engine.Admin;
        await admin.SetRightsAsync(admin.Projects[0].Members.Single(member => member.Id == _boris.Member), Rights.Journal);

        await Refuses.WithAsync(RefusalCode.Forbidden, () => _chat.Engine.Templates.ListAsync(_boris));
        await Refuses.WithAsync(RefusalCode.Forbidden, () => _chat.Engine.Templates.AddAsync(_boris, NewId(), "a", "b"));
        await Refuses.WithAsync(RefusalCode.Forbidden, () => _chat.Engine.Templates.SaveAsync(_boris, added.Id, "a", "b", 1));
        await Refuses.WithAsync(RefusalCode.Forbidden, () => _chat.Engine.Templates.RemoveAsync(_boris, added.Id, 1));
    }

    [Fact]
    public async Task A_storage_without_templates_has_none()
    {
        await using var chat = await TestChat.StartAsync(new NoTemplates());
        var me = await chat.AddOperatorAsync("Anna");

        (await chat.Engine.Templates.ListAsync(me)).Should().BeEmpty();
        await Refuses.WithAsync(RefusalCode.NotSupported, () => chat.Engine.Templates.AddAsync(me, NewId(), "a", "b"));
    }

    private static async Task<Template> ConflictAsync(Func<ValueTask<Template>> command) =>
        (Template)(await Refuses.WithAsync(RefusalCode.TemplateConflict, command)).Facts["template"]!;

    private Task<Refusal> RefusedAsync(RefusalCode code, string name, string text) =>
        Refuses.WithAsync(code, () => _chat.Engine.Templates.AddAsync(_anna, NewId(), name, text));

    private ValueTask<Template> AddAsync(string name, string text = "Чем помочь?") => _chat.Engine.Templates.AddAsync(_anna, NewId(), name, text);

    private ValueTask<Template> SaveAsync(Template template, string text, long version) =>
        _chat.Engine.Templates.SaveAsync(_boris, template.Id, template.Name, text, version);

    private TemplateId NewId() => new(_chat.NewMessageId().Value);

    private sealed class NoTemplates() : DelegatingStorage(new InMemoryStorage())
    {
        private IProjectStore? _projects;

        public override IProjectStore Projects => _projects ??= OverriddenPort.Without(Inner.Projects, [typeof(ITemplateStore)]);
    }
}
