using MultiChat.Clients.Names;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Testing;

namespace MultiChat.Clients;

public sealed class NamePickerTests
{
    [Fact] // C2
    public async Task The_same_chance_gives_the_same_names()
    {
        (await NamesAsync(seed: 7)).Should().Equal(await NamesAsync(seed: 7)).And.NotEqual(await NamesAsync(seed: 8));
    }

    [Theory] // C2
    [InlineData("ru", "^[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+$")]
    [InlineData("en", "^[A-Z][a-z]+ [A-Z][a-z]+$")]
    public async Task Names_are_in_the_projects_language_and_unique(string language, string pattern)
    {
        var names = await NamesAsync(seed: 3, language);

        names.Should().OnlyHaveUniqueItems().And.AllSatisfy(name => name.Should().MatchRegex(pattern));
    }

    [Fact] // C2
    public async Task A_number_is_added_only_when_all_combinations_have_run_out()
    {
        var taken = new TakenNames();
        var vocabulary = NameVocabulary.English;
        for (var i = 0; i < vocabulary.Count - 1; i++)
        {
            taken.Names.Add(vocabulary[i]);
        }

        var picker = new NamePicker(taken, new SeededRandomSource(1));
        var project = new Project { Id = default, Slug = "main", Name = "Main", Language = "en", Zone = "Etc/UTC" };

        var last = await picker.PickAsync(project, default);
        last.Should().Be(vocabulary[vocabulary.Count - 1]);
        taken.Names.Add(last);
        (await picker.PickAsync(project, default)).Should().MatchRegex("^[A-Z][a-z]+ [A-Z][a-z]+ 2$");
    }

    private static async Task<List<string>> NamesAsync(long seed, string language = "en")
    {
        await using var chat = await TestChat.StartAsync(seed: seed, language: language);
        var anna = await chat.AddOperatorAsync("Anna");
        for (var i = 0; i < 50; i++)
        {
            await chat.SayAsync(await chat.AddVisitorAsync(), "Hello");
        }

        return [.. (await chat.Desk.ListAsync(anna, Dialogs.Section.Mine, limit: 100)).Rows.Select(row => row.Row.Client.GeneratedName)];
    }

    private sealed class TakenNames : IClientStore
    {
        public HashSet<string> Names { get; } = [];

        public Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) => Task.FromResult<Client?>(null);

        public Task<bool> TrySaveAsync(Client client, CancellationToken cancellation) => Task.FromResult(false);

        public Task<IReadOnlySet<string>> ListTakenNamesAsync(ProjectId project, IReadOnlyCollection<string> names, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlySet<string>>(names.Where(Names.Contains).ToHashSet());
    }
}
