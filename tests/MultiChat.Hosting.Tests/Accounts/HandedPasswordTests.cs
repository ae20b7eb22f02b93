using System.Text.Json;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Accounts;

/// <summary>A link that was handed over proves nothing of who reads the e-mail: its password opens what the link's maker answers for, and nothing else.</summary>
public sealed class HandedPasswordTests
{
    private const string Boss = "boss@example.org";
    private const string Handed = "a password of somebody";

    [Fact] // T3, T6
    public async Task A_password_by_a_handed_link_opens_no_project_that_its_person_joins_later()
    {
        await using var desk = await AccountHost.StartAsync();
        using var thief = await EnterOtherAsync(desk);
        desk.Mails.Refuses = _ => new TimeoutException();

        await AddBossAsync(desk);

        await Refused.WithAsync("not_found", () => thief.GetAsync("v1/p/main"));
        using var again = desk.Browser();
        Slugs(await AccountHost.SignInAsync(again, Handed, Boss)).Should().Equal("other");
        await Refused.WithAsync("not_found", () => again.GetAsync("v1/p/main"));
        await again.PostAsync("v1/account/password", new { password = Handed, newPassword = AccountHost.Own });
        await Refused.WithAsync("not_found", () => again.GetAsync("v1/p/main"));
    }

    [Fact] // T6
    public async Task The_welcome_of_who_has_not_proved_their_email_brings_a_password_and_voids_the_other()
    {
        await using var desk = await AccountHost.StartAsync();
        using var thief = await EnterOtherAsync(desk);

        await AddBossAsync(desk);
        var mail = await desk.NextMailAsync();

        await Refused.WithAsync("not_signed_in", () => thief.GetAsync("v1/session"));
        await Refused.WithAsync("wrong_password", () => AccountHost.SignInAsync(thief, Handed, Boss));
        using var boss = desk.Browser();
        Slugs(await AccountHost.SignInAsync(boss, AccountHost.PasswordOf(mail), Boss, newPassword: AccountHost.Own)).Should().BeEquivalentTo("main", "other");
    }

    [Fact] // T6
    public async Task A_second_factor_of_who_has_not_proved_the_email_does_not_keep_its_owner_out()
    {
        await using var desk = await AccountHost.StartAsync();
        using var thief = await EnterOtherAsync(desk);
        var offer = await thief.PostAsync("v1/account/factor", new { password = Handed });
        var seed = OtpNet.Base32Encoding.ToBytes(offer.GetProperty("secret").GetString());
        var code = new OtpNet.Totp(seed).ComputeTotp(desk.Host.Clock.GetUtcNow().UtcDateTime);
        await thief.PutAsync("v1/account/factor", new { offer = offer.GetProperty("offer").GetString(), code });

        await AddBossAsync(desk);
        var mail = await desk.NextMailAsync();

        using var boss = desk.Browser();
        await AccountHost.SignInAsync(boss, AccountHost.PasswordOf(mail), Boss, newPassword: AccountHost.Own);
    }

    [Fact] // T6
    public async Task A_link_that_was_handed_over_before_opens_no_project_that_its_person_joins_later()
    {
        await using var desk = await AccountHost.StartAsync();
        var link = await HandLinkAsync(desk);
        desk.Mails.Refuses = _ => new TimeoutException();
        await AddBossAsync(desk);
        using var thief = desk.Browser();

        Slugs(await thief.PostAsync("v1/password", new { token = link, password = Handed })).Should().Equal("other");

        await Refused.WithAsync("not_found", () => thief.GetAsync("v1/p/main"));
    }

    [Fact] // T6
    public async Task A_letter_with_a_password_voids_the_link_that_was_handed_over_before()
    {
        await using var desk = await AccountHost.StartAsync();
        var link = await HandLinkAsync(desk);
        await AddBossAsync(desk);
        await desk.NextMailAsync();
        using var thief = desk.Browser();

        await Refused.WithAsync("link_over", () => thief.PostAsync("v1/password", new { token = link, password = Handed }));
    }

    [Fact] // T7
    public async Task Whoever_follows_a_mailed_link_has_proved_the_email_and_comes_in_everywhere()
    {
        await using var desk = await AccountHost.StartAsync();
        using var _ = await EnterOtherAsync(desk);
        await AddBossAsync(desk);
        await desk.NextMailAsync();
        using var boss = desk.Browser();
        await boss.PostAsync("v1/password/forgotten", new { email = Boss });
        var token = AccountHost.TokenOf(await desk.NextMailAsync());

        Slugs(await boss.PostAsync("v1/password", new { token, password = AccountHost.Own })).Should().BeEquivalentTo("main", "other");
    }

    [Fact] // T3
    public async Task A_session_of_before_gains_no_project_and_the_next_one_has_it()
    {
        await using var desk = await AccountHost.StartAsync();
        var other = await desk.Host.Chat.Admin.CreateProjectAsync("other", "Other");
        await desk.Host.AddOperatorAsync("Olga", other.Id);
        using var olga = desk.Browser();
        await AccountHost.SignInAsync(olga, TestHost.Password, "olga@example.org");

        await desk.AddVeraAsync("olga@example.org");

        await Refused.WithAsync("not_found", () => olga.GetAsync("v1/p/main"));
        Slugs(await olga.GetAsync("v1/session")).Should().Equal("other");
        Slugs(await AccountHost.SignInAsync(olga, TestHost.Password, "olga@example.org")).Should().BeEquivalentTo("main", "other");
        await olga.GetAsync("v1/p/main");
    }

    [Fact] // T4
    public async Task A_first_right_in_a_project_is_there_without_signing_in_anew()
    {
        await using var host = await TestHost.StartAsync();
        var other = await host.Chat.Admin.CreateProjectAsync("other", "Other");
        var anna = await host.Chat.Admin.AddMemberAsync(other.Id, "anna@example.org", "Anna", "-", Rights.None);
        using var browser = new WireRest(host.Mount);
        Slugs(await AccountHost.SignInAsync(browser, TestHost.Password, "anna@example.org")).Should().Equal("main");

        await host.Chat.Admin.SetRightsAsync(anna, Rights.Operator);

        Slugs(await browser.GetAsync("v1/session")).Should().BeEquivalentTo("main", "other");
    }

    [Fact] // T6: nobody asks by it who works elsewhere
    public async Task Access_says_nothing_of_a_password_that_another_project_has_brought()
    {
        await using var desk = await AccountHost.StartAsync();
        var other = await desk.Host.Chat.Admin.CreateProjectAsync("other", "Other");
        await desk.Host.AddOperatorAsync("Olga", other.Id);
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        (await desk.AddVeraAsync("olga@example.org")).GetProperty("access").GetProperty("state").GetString().Should().Be("waiting");
        await desk.NextMailAsync();
        (await desk.StateAsync("olga@example.org")).Should().Be("sent", "as of somebody who is new everywhere");
    }

    [Fact] // T6
    public async Task Without_a_mail_server_an_administrator_of_both_projects_hands_over_another_link()
    {
        await using var host = await TestHost.StartAsync(environment: "Production", options: options =>
            options.FirstAdministrator = new FirstAdministrator { Email = "ada@example.org", FirstName = "Ada", Password = TestHost.Password });
        var other = await host.Chat.Admin.CreateProjectAsync("other", "Other");
        await host.Chat.Admin.AddMemberAsync(other.Id, "ada@example.org", "Ada", "-", Rights.Administrator);
        using var entering = new WireRest(host.Mount);
        await entering.PostAsync("v1/session", new { email = "ada@example.org", password = TestHost.Password });
        using var ada = AccountHost.WithCookiesOf(entering);
        var first = await AddAsync(ada, "other");
        await ChooseAsync(host, await LinkAsync(ada, "other", Id(first)));

        var second = await AddAsync(ada, "main");

        second.GetProperty("access").GetProperty("state").GetString().Should().Be("none", "what was chosen opens the other project alone");
        Slugs(await ChooseAsync(host, await LinkAsync(ada, "main", Id(second)))).Should().BeEquivalentTo("main", "other");
        (await ada.GetAsync("v1/p/main/team")).GetProperty("members").EnumerateArray().Single(member => Id(member) == Id(second))
            .GetProperty("access").GetProperty("state").GetString().Should().Be("own");
    }

    private static async Task<JsonElement> ChooseAsync(TestHost host, string token)
    {
        using var browser = new WireRest(host.Mount);
        return await browser.PostAsync("v1/password", new { token, password = AccountHost.Own });
    }

    /// <summary>The administrator of another project adds the boss, makes a link, and chooses the password.</summary>
    private static async Task<WireRest> EnterOtherAsync(AccountHost desk)
    {
        var browser = desk.Browser();
        await browser.PostAsync("v1/password", new { token = await HandLinkAsync(desk), password = Handed });
        return browser;
    }

    private static async Task<string> HandLinkAsync(AccountHost desk)
    {
        var other = await desk.Host.Chat.Admin.CreateProjectAsync("other", "Other");
        await desk.Host.AddOperatorAsync("Bob", other.Id, Rights.Administrator);
        using var bob = desk.Browser();
        await AccountHost.SignInAsync(bob, TestHost.Password, "bob@example.org");
        var added = await AddAsync(bob, "other", Boss);
        await desk.NextMailAsync();
        return await LinkAsync(bob, "other", Id(added));
    }

    private static Task AddBossAsync(AccountHost desk) => AddAsync(desk.Ada.Rest, "main", Boss, "administrator");

    private static async Task<JsonElement> AddAsync(WireRest administrator, string project, string email = "vera@example.org", string right = "operator") =>
        (await administrator.PostAsync($"v1/p/{project}/team/members", new { email, firstName = "Vera", lastName = "-", rights = new[] { right } }))
        .GetProperty("member");

    private static async Task<string> LinkAsync(WireRest administrator, string project, Guid member) =>
        (await administrator.PostAsync($"v1/p/{project}/team/members/{member}/link")).GetProperty("path").GetString()!.Split('/')[^1];

    private static Guid Id(JsonElement member) => member.GetProperty("id").GetGuid();

    private static IEnumerable<string> Slugs(JsonElement session) =>
        session.GetProperty("memberships").EnumerateArray().Select(membership => membership.GetProperty("slug").GetString()!);
}
