using MultiChat.Projects;
using MultiChat.Testing;

namespace MultiChat.Team;

/// <summary>What a team chooses for a site.</summary>
public sealed class SavedSiteTests : IAsyncLifetime
{
    private TestChat _chat = null!;

    private ProjectAdmin Admin => _chat.Engine.Admin;

    private Site Site => Admin.Projects[0].Sites[0];

    public async Task InitializeAsync() => _chat = await TestChat.StartAsync();

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact]
    public async Task A_site_is_saved_cleaned_and_audited_field_by_field()
    {
        var seen = Site;
        var texts = new Dictionary<string, string> { ["write"] = " Пишите " };

        var saved = await Admin.SaveSiteAsync(seen with { Settings = new SiteSettings { Color = "#0A7CFF", Side = SiteSide.Left, Consent = "Да", Texts = texts } });

        saved.Should().Be(Site);
        (saved.Key, saved.Version, saved.Settings.Color, saved.Settings.Texts["write"]).Should().Be((seen.Key, seen.Version + 1, "#0a7cff", "Пишите"));
        var entry = (await Admin.ListAuditAsync(_chat.Project.Id, limit: 1)).Single();
        entry.Kind.Should().Be("site_changed");
        entry.Changes.Select(change => (change.Subject, change.Field, change.Before, change.After)).Should().Equal(
            (seen.Id.Value, "color", null, "#0a7cff"),
            (seen.Id.Value, "side", null, "Left"),
            (seen.Id.Value, "consent", null, "Да"),
            (seen.Id.Value, "text_write", null, "Пишите"));
    }

    [Fact]
    public async Task Saved_as_it_is_a_site_makes_no_entry_and_no_version()
    {
        var (entries, seen) = (await Admin.ListAuditAsync(_chat.Project.Id), Site);

        (await Admin.SaveSiteAsync(seen)).Should().Be(seen);

        (await Admin.ListAuditAsync(_chat.Project.Id)).Should().HaveCount(entries.Count);
    }

    [Fact]
    public async Task The_later_of_two_who_saw_the_same_is_told_what_stands_now()
    {
        var seen = Site;
        var first = await Admin.SaveSiteAsync(seen with { Settings = new SiteSettings { Color = "#111111" } });

        var refused = await RefusedAsync(RefusalCode.SiteConflict, seen with { Settings = new SiteSettings { Color = "#222222" } });

        refused.Facts["site"].Should().Be(first);
        Site.Should().Be(first);
        (await Admin.SaveSiteAsync(first with { Settings = new SiteSettings { Color = "#222222" } })).Settings.Color.Should().Be("#222222");
        (await Admin.SaveSiteAsync(seen with { Version = 0 })).Settings.Should().Be(SiteSettings.Default, "0 is whatever is there");
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told_of_the_other()
    {
        var seen = Site;
        string[] colors = ["#111111", "#222222"];

        var outcomes = await Task.WhenAll(colors.Select(async color =>
        {
            try
            {
                await Admin.SaveSiteAsync(seen with { Settings = new SiteSettings { Color = color } });
                return null;
            }
            catch (Refusal refusal)
            {
                return refusal;
            }
        }));

        var refused = outcomes.OfType<Refusal>().Should().ContainSingle().Which;
        refused.Code.Should().Be(RefusalCode.SiteConflict);
        refused.Facts["site"].Should().Be(Site);
    }

    [Fact]
    public async Task What_a_later_version_keeps_in_the_settings_stays()
    {
        await Admin.SaveSiteAsync(Site);
        await _chat.Engine.Storage.Projects.SaveSiteAsync(Site with { Settings = SiteSettings.FromJson("""{"hours":9}""") }, CancellationToken.None);

        await Admin.SaveSiteAsync(Site with { Version = 0, Settings = new SiteSettings { Consent = "Да" } });

        Site.Settings.ToJson().Should().Be("""{"consent":"Да","hours":9}""");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_nothing_is_saved()
    {
        var seen = Site;
        var wrong = await RefusedAsync(RefusalCode.InvalidField, seen with { Settings = new SiteSettings { Color = "red" } });
        wrong.Facts["member"].Should().Be("color");
        await RefusedAsync(RefusalCode.NotFound, seen with { Id = new SiteId(Guid.NewGuid()) });
        await RefusedAsync(RefusalCode.NotFound, seen with { Project = new ProjectId(Guid.NewGuid()) });
        await FluentActions.Awaiting(() => Admin.SaveSiteAsync(seen with { Key = "other" })).Should().ThrowAsync<ArgumentException>().WithMessage("A site's key*");
        Site.Should().Be(seen);
    }

    [Fact] // T1
    public async Task It_needs_the_right_to_the_settings_of_that_project()
    {
        var other = await Admin.CreateProjectAsync("other", "Other");
        var theirs = await Admin.AddSiteAsync(other.Id, "theirs");
        var change = new SiteSettings { Color = "#111111" };
        var (mia, olga) = (await DoorOfAsync("mia", Rights.ProjectSettings), await DoorOfAsync("olga", Rights.Operator | Rights.Journal));

        await RefusedAsync(RefusalCode.Forbidden, Site with { Settings = change }, olga);
        await RefusedAsync(RefusalCode.NotFound, theirs with { Settings = change }, mia);
        (await mia.SaveSiteAsync(Site with { Settings = change })).Settings.Should().Be(change);
        Admin.FindProject("other")!.Sites.Should().Equal(theirs);
    }

    private async Task<ProjectAdmin> DoorOfAsync(string name, Rights rights)
    {
        var member = await Admin.AddMemberAsync(_chat.Project.Id, $"{name}@example.org", name, "-", rights);
        return Admin.As(new DeskActor { Project = member.Project, Member = member.Id });
    }

    private async Task<Refusal> RefusedAsync(RefusalCode code, Site site, ProjectAdmin? door = null)
    {
        var refused = (await FluentActions.Awaiting(() => (door ?? Admin).SaveSiteAsync(site)).Should().ThrowAsync<Refusal>()).Which;
        refused.Code.Should().Be(code);
        return refused;
    }
}
