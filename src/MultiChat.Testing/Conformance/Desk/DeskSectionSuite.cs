using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>Who sees which dialog in which section.</summary>
internal sealed class DeskSectionSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A dialog moves between the sections with each commit.", DialogMovesBetweenSections),
        Case("The operator's groups are those that the asking member brings.", GroupsAreThoseOfTheAskingMember),
        Case("After random commands each section of each member is the oracle's, on every page.", SectionsAreTheOracles),
        Case("After other random commands too.", SectionsAreTheOraclesAgain),
    ];

    private static async Task DialogMovesBetweenSections(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var group = await project.AddGroupAsync();
        var (me, other) = (await project.AddMemberAsync(), await project.AddMemberAsync(group));
        var dialog = await project.BeginAsync();
        await InAsync(Section.Mine, Section.Mine);
        dialog = await project.CommitAsync(f.Make.Take(dialog, me.Id));
        await InAsync(Section.Mine, Section.Common);
        dialog = await project.CommitAsync(f.Make.HandOver(dialog, group));
        await InAsync(Section.Common, Section.Mine);
        dialog = await project.CommitAsync(f.Make.Take(dialog, me.Id));
        await InAsync(Section.Mine, Section.Common);
        dialog = await project.CommitAsync(f.Make.Close(dialog));
        await InAsync(Section.Archive, Section.Archive);
        dialog = await project.CommitAsync(f.Make.Reopen(dialog));
        await InAsync(Section.Mine, Section.Common);

        async Task InAsync(Section mine, Section theirs)
        {
            foreach (var section in Enum.GetValues<Section>())
            {
                await CheckAsync(ListAsync(f, me, section), section == mine ? [dialog] : []);
                await CheckAsync(ListAsync(f, other, section), section == theirs ? [dialog] : []);
            }
        }
    }

    private static async Task GroupsAreThoseOfTheAskingMember(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var group = await project.AddGroupAsync();
        var me = await project.AddMemberAsync();
        var dialog = await project.CommitAsync(f.Make.HandOver(await project.BeginAsync(), group));
        await CheckAsync(ListAsync(f, me, Section.Mine));
        await CheckAsync(ListAsync(f, me with { Groups = [group] }, Section.Mine), dialog);
        await CheckAsync(ListAsync(f, me with { Groups = [group] }, Section.Common));
    }

    private static Task SectionsAreTheOracles(StoreFixture f) => CheckSectionsAsync(f, seed: 1, commands: 400);

    private static Task SectionsAreTheOraclesAgain(StoreFixture f) => CheckSectionsAsync(f, seed: 2, commands: 250);

    private static async Task CheckSectionsAsync(StoreFixture f, long seed, int commands)
    {
        var desk = await RandomDesk.CreateAsync(f, seed, commands);
        foreach (var me in desk.Members)
        {
            foreach (var section in Enum.GetValues<Section>())
            {
                var expected = desk.Section(me, section);
                foreach (var size in new[] { 1, 7, 1_000 })
                {
                    var rows = new List<DialogRow>();
                    while (await ListAsync(f, me, section, rows.Count == 0 ? null : CursorOf(rows[^1].Dialog), size) is { Count: > 0 } page)
                    {
                        Check.That(page.Count <= size, $"a page has at most {size} rows, not {page.Count}");
                        rows.AddRange(page);
                        Check.That(rows.Count <= expected.Count, "the pages end");
                    }

                    Check.Sequence(expected, rows.Select(row => row.Dialog), $"the dialogs of {section} in pages of {size}");
                    var reads = expected.Select(dialog => desk.ReadBy(me, dialog.Id));
                    Check.Sequence(reads, rows.Select(row => row.ReadClientMessages), "the read marks");
                }
            }
        }
    }

    private static ListCursor CursorOf(Dialog dialog) => new() { LastAt = dialog.LastAt, Dialog = dialog.Id };

    private static async Task CheckAsync(Task<IReadOnlyList<DialogRow>> listing, params Dialog[] expected) =>
        Check.Sequence(expected, (await listing).Select(row => row.Dialog), "the listed dialogs");

    private static Task<IReadOnlyList<DialogRow>> ListAsync(
        StoreFixture f, Member me, Section section, ListCursor? after = null, int limit = 100) =>
        f.Storage.Desk.ListAsync(me, section, after, limit, f.Token).AsTask();
}
