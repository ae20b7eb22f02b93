using MultiChat.Hosting.Accounts;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Starting;

/// <summary>From the first run in Development to Production, on one SQLite file.</summary>
public sealed class FirstAdministratorTests : IDisposable
{
    private static readonly FirstAdministrator Boss = new() { Email = "boss@example.org", Password = TestHost.Password };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_developer_of_the_link_is_no_administrator_who_can_sign_in() // T5
    {
        await using (await StartAsync("Development"))
        {
        }

        await using var production = await StartAsync("Production", Boss);
        var team = production.App.Services.GetRequiredService<ProjectAdmin>().FindProject("main")!;

        team.Members.Should().ContainSingle(member => member.Email == Boss.Email && member.Rights.HasFlag(Rights.Administrator));
    }

    [Fact]
    public async Task The_developer_goes_on_signing_in_by_the_link_in_development()
    {
        await using (await StartAsync("Development"))
        {
        }

        await using (await StartAsync("Production", Boss))
        {
        }

        await using var development = await StartAsync("Development", Boss);
        await using var developer = await OperatorClient.WithLinkAsync(development.Links.Single());

        developer.Session.GetProperty("projects").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task One_who_can_sign_in_keeps_a_second_from_being_made() // T5
    {
        await using (await StartAsync("Production", Boss))
        {
        }

        await using var again = await StartAsync("Production", Boss with { Email = "other@example.org" });

        again.App.Services.GetRequiredService<ProjectAdmin>().FindProject("main")!.Members.Should().ContainSingle();
    }

    [Fact]
    public async Task A_disabled_one_does_not_count() // T5
    {
        await using (var first = await StartAsync("Production", Boss))
        {
            var admin = first.App.Services.GetRequiredService<ProjectAdmin>();
            await admin.SaveMemberAsync(admin.FindProject("main")!.Members[0] with { Disabled = true });
        }

        await using var again = await StartAsync("Production", Boss with { Email = "other@example.org" });

        again.App.Services.GetRequiredService<ProjectAdmin>().FindProject("main")!.Members.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_member_of_that_email_becomes_the_administrator_and_keeps_a_password()
    {
        await using (var development = await StartAsync("Development"))
        {
            var admin = development.App.Services.GetRequiredService<ProjectAdmin>();
            var member = await admin.AddMemberAsync(admin.FindProject("main")!.Project.Id, " BOSS@example.org", "Anna", "-");
            await development.App.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(member, "a password of her own");
        }

        await using var production = await StartAsync("Production", Boss);
        var boss = production.App.Services.GetRequiredService<ProjectAdmin>().FindProject("main")!.Members
            .Single(member => member.FirstName == "Anna");

        boss.Rights.Should().HaveFlag(Rights.Administrator).And.HaveFlag(Rights.Operator);
        var signedIn = await production.App.Services.GetRequiredService<OperatorAccounts>()
            .SignInAsync(new SignInKey { Email = Boss.Email, Password = "a password of her own" }, new SignInPlace { Network = "" }, CancellationToken.None);
        signedIn.Members.Should().Contain(member => member.Id == boss.Id);
    }

    public void Dispose() => _folder.Dispose();

    private Task<OwnApp> StartAsync(string environment, FirstAdministrator? first = null) => OwnApp.StartAsync(
        builder => builder.Services.AddMultiChat(options => options.FirstAdministrator = first).AddSqlite(Path.Combine(_folder.Path, "chat.db")),
        app => app.MapMultiChat(),
        environment);
}
