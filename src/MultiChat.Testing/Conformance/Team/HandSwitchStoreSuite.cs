using MultiChat.Availability;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Team;

internal sealed class HandSwitchStoreSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A project whose switches nobody moved has none.", UnmovedSwitchesAreNotListed),
        Case("A switch is kept as saved, with and without who and since when.", SwitchIsKeptAsSaved),
        Case("A save takes the place of the member's earlier switch.", LaterSwitchTakesThePlaceOfTheEarlier),
        Case("Each member has a switch of their own.", EachMemberHasASwitch),
        Case("What was listed is not changed by later writes.", ListedSwitchesDoNotChange),
    ];

    private static async Task UnmovedSwitchesAreNotListed(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        await project.AddMemberAsync();
        Check.Sequence([], await f.Storage.HandSwitches.ListAsync(project.Id, f.Token), "the switches");
    }

    private static async Task SwitchIsKeptAsSaved(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (first, second, third) = (await project.AddMemberAsync(), await project.AddMemberAsync(), await project.AddMemberAsync());
        HandSwitch[] switches =
        [
            SwitchOf(f, first), SwitchOf(f, second) with { On = false, By = null, AbsentSince = f.NextInstant() }, SwitchOf(f, third) with { By = null, ByHost = true },
        ];
        await SaveAsync(f, switches);
        Check.Same(switches, await f.Storage.HandSwitches.ListAsync(project.Id, f.Token), "the switches");
    }

    private static async Task LaterSwitchTakesThePlaceOfTheEarlier(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var earlier = SwitchOf(f, member) with { AbsentSince = f.NextInstant() };
        var later = SwitchOf(f, member) with { On = false, By = null };
        await SaveAsync(f, earlier, later);
        Check.Sequence([later], await f.Storage.HandSwitches.ListAsync(project.Id, f.Token), "the switches");
    }

    private static async Task EachMemberHasASwitch(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var switches = new List<HandSwitch>();
        for (var i = 0; i < 10; i++)
        {
            switches.Add(SwitchOf(f, await project.AddMemberAsync()) with { On = i % 2 == 0 });
        }

        await Together.RunAsync(10, number => f.Storage.HandSwitches.SaveAsync(switches[number], f.Token));
        Check.Same(switches, await f.Storage.HandSwitches.ListAsync(project.Id, f.Token), "the switches");
    }

    private static async Task ListedSwitchesDoNotChange(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var earlier = SwitchOf(f, await project.AddMemberAsync());
        await SaveAsync(f, earlier);
        var listed = await f.Storage.HandSwitches.ListAsync(project.Id, f.Token);
        await SaveAsync(f, earlier with { On = false }, SwitchOf(f, await project.AddMemberAsync()));
        Check.Sequence([earlier], listed, "the switches listed before");
    }

    private static async Task SaveAsync(StoreFixture f, params HandSwitch[] switches)
    {
        foreach (var moved in switches)
        {
            await f.Storage.HandSwitches.SaveAsync(moved, f.Token);
        }
    }

    private static HandSwitch SwitchOf(StoreFixture f, Member member) =>
        new() { Project = member.Project, Member = member.Id, On = true, At = f.NextInstant(), By = member.Id };
}
