using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>A desk that searches, and waits for full text, which may be 2 s behind.</summary>
internal sealed class SearchDesk
{
    private const int Polls = 400;
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromMilliseconds(10);

    private readonly StoreFixture _fixture;

    private SearchDesk(StoreFixture fixture, StoreProject project, Member me) => (_fixture, Project, Me) = (fixture, project, me);

    public StoreProject Project { get; }

    public Member Me { get; }

    public static async Task<SearchDesk> CreateAsync(StoreFixture fixture)
    {
        var project = await fixture.AddProjectAsync();
        return new SearchDesk(fixture, project, await project.AddMemberAsync());
    }

    public Task<Dialog> BeginAsync(string text) => Project.BeginAsync(text);

    /// <summary>A dialog whose client has a name and a card.</summary>
    public async Task<Dialog> BeginAsync(string generatedName, ClientCard card)
    {
        var first = _fixture.Make.First(await Project.AddVisitorAsync(), "Без слов");
        var client = first.NewClient! with { GeneratedName = generatedName };
        var dialog = await Project.CommitAsync(first with { NewClient = client });
        Check.That(await _fixture.Storage.Clients.TrySaveAsync(client.With(card), _fixture.Token), "the card is saved");
        return dialog;
    }

    /// <summary>Searches as the desk does.</summary>
    public async Task<IReadOnlyList<DialogRow>> SearchAsync(string query, ListCursor? after = null, int limit = 100) =>
        await new Searching(_fixture.Storage.Desk).RunAsync(Me, DeskQuery.Parse(query), after, limit, _fixture.Token);

    /// <summary>Waits until the query finds exactly these dialogs.</summary>
    public async Task FindsAsync(string query, params Dialog[] expected)
    {
        var wanted = expected.Select(dialog => dialog.Id).ToHashSet();
        IReadOnlyList<DialogRow> rows = [];
        for (var poll = 0; poll < Polls; poll++)
        {
            rows = await SearchAsync(query);
            if (rows.Count == wanted.Count && wanted.SetEquals(rows.Select(row => row.Dialog.Id)))
            {
                return;
            }

            // Not a sleep that hopes: the port may be 2 s behind, and this is how often it is asked.
            await Task.Delay(BetweenPolls, _fixture.Token);
        }

        Check.Same(expected.Select(dialog => dialog.Id), rows.Select(row => row.Dialog.Id), $"the dialogs found by '{query}'");
    }

    /// <summary>Checks that the query finds nothing once something later is found, so that the text had its time.</summary>
    public async Task FindsNothingAsync(string query)
    {
        var word = $"w{_fixture.NextId():N}";
        await FindsAsync(word, await BeginAsync(word));
        Check.Same([], (await SearchAsync(query)).Select(row => row.Dialog.Id), $"the dialogs found by '{query}'");
    }
}
