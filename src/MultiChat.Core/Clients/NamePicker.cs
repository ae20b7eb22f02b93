using System.Globalization;
using MultiChat.Clients.Names;
using MultiChat.Projects;
using MultiChat.Sources;

namespace MultiChat.Clients;

/// <summary>Picks a free friendly name for a new client; a number is added only when all combinations are taken (rule C2).</summary>
internal sealed class NamePicker(IClientStore clients, RandomSource chance)
{
    private const int Drawn = 16;
    private const int Batch = 1_000;

    public async ValueTask<string> PickAsync(Project project, CancellationToken cancellation)
    {
        var vocabulary = NameVocabulary.For(project.Language);
        for (var round = 1; ; round++)
        {
            if (await FindFreeAsync(project.Id, vocabulary, round, cancellation) is { } free)
            {
                return free;
            }
        }
    }

    private async ValueTask<string?> FindFreeAsync(ProjectId project, NameVocabulary vocabulary, int round, CancellationToken cancellation)
    {
        var drawn = Enumerable.Range(0, Drawn).Select(_ => Name(vocabulary, chance.Next(vocabulary.Count), round)).ToArray();
        if (await FirstFreeAsync(project, drawn, cancellation) is { } lucky)
        {
            return lucky;
        }

        var start = chance.Next(vocabulary.Count);
        for (var walked = 0; walked < vocabulary.Count; walked += Batch)
        {
            var candidates = Enumerable.Range(start + walked, Math.Min(Batch, vocabulary.Count - walked))
                .Select(index => Name(vocabulary, index % vocabulary.Count, round))
                .ToArray();
            if (await FirstFreeAsync(project, candidates, cancellation) is { } free)
            {
                return free;
            }
        }

        return null;
    }

    private async ValueTask<string?> FirstFreeAsync(ProjectId project, string[] candidates, CancellationToken cancellation)
    {
        var taken = await clients.ListTakenNamesAsync(project, candidates, cancellation);
        return Array.Find(candidates, name => !taken.Contains(name));
    }

    private static string Name(NameVocabulary vocabulary, int index, int round) =>
        round == 1 ? vocabulary[index] : string.Create(CultureInfo.InvariantCulture, $"{vocabulary[index]} {round}");
}
