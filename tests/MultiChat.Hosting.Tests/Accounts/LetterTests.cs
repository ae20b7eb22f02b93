using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MultiChat.Mail;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Accounts;

public sealed class LetterTests
{
    [Fact] // T6
    public async Task Whoever_is_added_gets_one_letter_with_login_and_password()
    {
        await using var desk = await AccountHost.StartAsync();
        var vera = await desk.AddVeraAsync();
        vera.GetProperty("access").GetProperty("state").GetString().Should().Be("waiting");

        var mail = await desk.NextMailAsync();

        mail.To.Should().Be("vera@example.org");
        mail.ToName.Should().Be("Вера <Орлова> {login}");
        mail.Subject.Should().Be("Your access to Support");
        mail.Text.Should().Contain("Login: vera@example.org\n").And.Contain("Sign in: https://shop.example/chat/console\n").And.Contain("valid for 72 h.");
        AccountHost.PasswordOf(mail).Should().MatchRegex("^[a-z2-9]{5}(-[a-z2-9]{5}){4}$", "that is more than 96 bits");
        mail.Html.Should().Contain("Hello &#x412;&#x435;&#x440;&#x430; &lt;&#x41E;").And.NotContain("<Орлова>")
            .And.Contain("""<a href="https://shop.example/chat/console">https://shop.example/chat/console</a>""");
        (await desk.AccessAsync()).GetRawText().Should().Be($$"""{"state":"sent","at":"{{Wire.WireTime.Text(desk.Host.Chat.Clock.Now)}}"}""");
        desk.Mails.Attempts.Should().Be(1);
    }

    [Fact] // T6
    public async Task The_password_of_a_letter_opens_nothing_but_the_choice_of_another()
    {
        await using var desk = await AccountHost.StartAsync();
        await desk.AddVeraAsync();
        var given = AccountHost.PasswordOf(await desk.NextMailAsync());
        using var browser = desk.Browser();

        await Refused.WithAsync("new_password_needed", () => AccountHost.SignInAsync(browser, given));
        await Refused.WithAsync("not_signed_in", () => browser.GetAsync("v1/session"));
        (await Refused.WithAsync("invalid_field", () => AccountHost.SignInAsync(browser, given, newPassword: "short"))).Problem.GetProperty("member").GetString().Should().Be("newPassword");
        (await Refused.WithAsync("invalid_field", () => AccountHost.SignInAsync(browser, given, newPassword: given))).Problem.GetProperty("member").GetString().Should().Be("newPassword");
        var session = await AccountHost.SignInAsync(browser, given, newPassword: AccountHost.Own);

        session.GetProperty("projects")[0].GetProperty("slug").GetString().Should().Be("main");
        await browser.GetAsync("v1/session");
        (await desk.StateAsync()).Should().Be("own");
        using var other = desk.Browser();
        await Refused.WithAsync("wrong_password", () => AccountHost.SignInAsync(other, given, newPassword: "another long one"));
        await AccountHost.SignInAsync(other, AccountHost.Own);
    }

    [Fact] // T6
    public async Task A_password_works_for_72_hours_and_a_lapsed_letter_says_so()
    {
        await using var desk = await AccountHost.StartAsync();
        await desk.AddVeraAsync();
        var given = AccountHost.PasswordOf(await desk.NextMailAsync());
        await desk.Host.Chat.ComeToRestAsync();
        using var browser = desk.Browser();

        desk.Host.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromMilliseconds(1));
        await Refused.WithAsync("new_password_needed", () => AccountHost.SignInAsync(browser, given));
        desk.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Refused.WithAsync("password_lapsed", () => AccountHost.SignInAsync(browser, given, newPassword: AccountHost.Own));
        await Refused.WithAsync("wrong_password", () => AccountHost.SignInAsync(browser, "another password"));
        (await desk.StateAsync()).Should().Be("lapsed");
    }

    [Fact] // T6
    public async Task A_new_password_voids_the_old_when_it_is_sent_and_ends_what_was_signed_in_with_it()
    {
        await using var desk = await AccountHost.StartAsync();
        var vera = await desk.AddVeraAsync();
        var given = AccountHost.PasswordOf(await desk.NextMailAsync());
        using var browser = desk.Browser();
        await AccountHost.SignInAsync(browser, given, newPassword: AccountHost.Own);

        var asked = await desk.Ada.Rest.PostAsync($"v1/p/main/team/members/{vera.GetProperty("id").GetGuid()}/letter");
        asked.GetProperty("member").GetProperty("access").GetProperty("state").GetString().Should().BeOneOf("waiting", "sent");
        var mail = await desk.NextMailAsync();

        mail.Subject.Should().Be("A new password for Support");
        await Refused.WithAsync("not_signed_in", () => browser.GetAsync("v1/session"));
        await Refused.WithAsync("wrong_password", () => AccountHost.SignInAsync(browser, AccountHost.Own));
        await Refused.WithAsync("new_password_needed", () => AccountHost.SignInAsync(browser, AccountHost.PasswordOf(mail)));
        var audit = await desk.Ada.Rest.GetAsync("v1/p/main/audit");
        audit.GetProperty("entries")[0].GetProperty("kind").GetString().Should().Be("letter_asked");
    }

    [Fact] // T6
    public async Task A_letter_that_cannot_be_sent_is_tried_again_given_up_and_sent_anew()
    {
        await using var desk = await AccountHost.StartAsync();
        desk.Mails.Refuses = _ => new InvalidOperationException("The server knows the password pa-ss-wo-rd.");
        var vera = await desk.AddVeraAsync();
        for (var attempt = 1; attempt < 15; attempt++)
        {
            (await desk.Mails.AttemptAsync()).Should().Be(attempt);
            await desk.Host.Chat.ComeToRestAsync();
            var waiting = await desk.AccessAsync();
            waiting.GetProperty("state").GetString().Should().Be("waiting");
            waiting.GetProperty("error").GetString().Should().Be("InvalidOperationException: ***");
            desk.Host.Clock.Advance(TimeSpan.FromHours(1));
        }

        await desk.Mails.AttemptAsync();
        var failed = await desk.AccessAsync();
        failed.GetProperty("state").GetString().Should().Be("failed");
        failed.GetProperty("error").GetString().Should().Be("InvalidOperationException: ***");
        desk.Host.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Host.Chat.ComeToRestAsync();
        desk.Mails.Attempts.Should().Be(15);

        desk.Mails.Refuses = null;
        await desk.Ada.Rest.PostAsync($"v1/p/main/team/members/{vera.GetProperty("id").GetGuid()}/letter");
        using var browser = desk.Browser();
        await AccountHost.SignInAsync(browser, AccountHost.PasswordOf(await desk.NextMailAsync()), newPassword: AccountHost.Own);
        desk.Host.Log.Texts.Should().NotContain(text => text.Contains("pa-ss-wo-rd"));
    }

    [Fact] // T6
    public async Task A_letter_that_the_server_refuses_for_good_is_given_up_at_once_and_says_why()
    {
        await using var desk = await AccountHost.StartAsync();
        desk.Mails.Refuses = _ => new MailRefusedException("The mail server refused the reader's address (550 5.1.1).");
        await desk.AddVeraAsync();

        await desk.Mails.AttemptAsync();
        await desk.Host.Chat.ComeToRestAsync();

        var failed = await desk.AccessAsync();
        failed.GetProperty("state").GetString().Should().Be("failed");
        failed.GetProperty("error").GetString().Should().Be("The mail server refused the reader's address (550 5.1.1).");
        desk.Host.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Host.Chat.ComeToRestAsync();
        desk.Mails.Attempts.Should().Be(1);
    }

    [Fact] // T6
    public async Task A_late_attempt_takes_no_password_from_who_has_chosen_one()
    {
        await using var desk = await AccountHost.StartAsync();
        desk.Mails.Refuses = _ => new TimeoutException();
        var vera = await desk.AddVeraAsync();
        await desk.Mails.AttemptAsync();
        await desk.Host.Chat.ComeToRestAsync();
        using var browser = desk.Browser();
        await ChooseByLinkAsync(desk, browser, vera.GetProperty("id").GetGuid());

        desk.Mails.Refuses = null;
        desk.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        var late = await desk.NextMailAsync();

        late.Text.Should().Contain("the password you already have");
        await browser.GetAsync("v1/session");
    }

    [Fact] // T6
    public async Task A_mail_server_that_is_down_takes_no_password_and_no_session_from_anybody()
    {
        await using var desk = await AccountHost.StartAsync();
        var vera = (await desk.AddVeraAsync()).GetProperty("id").GetGuid();
        await desk.NextMailAsync();
        using var browser = desk.Browser();
        await ChooseByLinkAsync(desk, browser, vera);
        MailMessage? lost = null;
        desk.Mails.Refuses = mail =>
        {
            lost = mail;
            return new TimeoutException();
        };

        await desk.Ada.Rest.PostAsync($"v1/p/main/team/members/{vera}/letter");
        await desk.Mails.AttemptAsync();
        await desk.Mails.AttemptAsync();
        await desk.Host.Chat.ComeToRestAsync();

        await browser.GetAsync("v1/session");
        using var other = desk.Browser();
        await AccountHost.SignInAsync(other, AccountHost.Own);
        await Refused.WithAsync("wrong_password", () => AccountHost.SignInAsync(other, AccountHost.PasswordOf(lost!)));
        desk.Mails.Refuses = null;
        desk.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Refused.WithAsync("new_password_needed", async () => await AccountHost.SignInAsync(other, AccountHost.PasswordOf(await desk.NextMailAsync())));
        await Refused.WithAsync("not_signed_in", () => browser.GetAsync("v1/session"));
    }

    [Fact] // T6
    public async Task What_waits_is_sent_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        Action<MultiChatBuilder> add = chat => chat.AddSqlite(Path.Combine(folder.Path, "chat.db"));
        await using (var desk = await AccountHost.StartAsync(add: add))
        {
            desk.Mails.Refuses = _ => new TimeoutException();
            await desk.AddVeraAsync();
            await desk.Mails.AttemptAsync();
            await desk.Host.Chat.ComeToRestAsync();
        }

        var mails = new MailCollector();
        await using var again = await TestHost.StartAsync(
            options => options.PublicAddress = new Uri("https://shop.example/chat"), add, services: services => services.AddSingleton<IMailSender>(mails));
        again.Clock.Advance(TimeSpan.FromMinutes(1));

        (await mails.NextAsync()).To.Should().Be("vera@example.org");
    }

    [Fact] // T3, T6
    public async Task Whoever_has_a_password_from_another_project_is_told_to_use_it()
    {
        await using var desk = await AccountHost.StartAsync();
        var other = await desk.Host.Chat.Admin.CreateProjectAsync("other", "Другой", "ru");
        await desk.Host.AddOperatorAsync("Olga", other.Id);
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await desk.AddVeraAsync("OLGA@example.org");

        var mail = await desk.NextMailAsync();
        mail.Text.Should().Contain("the password you already have").And.NotContain("Password:");
        (await desk.StateAsync("OLGA@example.org")).Should().Be("sent");
    }

    [Fact] // T1, T3
    public async Task Nobody_changes_how_a_person_comes_in_who_may_not_in_all_their_projects()
    {
        await using var desk = await AccountHost.StartAsync();
        var other = await desk.Host.Chat.Admin.CreateProjectAsync("other", "Other");
        var olga = await desk.Host.AddOperatorAsync("Olga", other.Id);
        var here = await desk.AddVeraAsync("olga@example.org");
        var path = $"v1/p/main/team/members/{here.GetProperty("id").GetGuid()}";

        await Refused.WithAsync("forbidden", () => desk.Ada.Rest.PostAsync($"{path}/letter"));
        await Refused.WithAsync("forbidden", () => desk.Ada.Rest.PostAsync($"{path}/link"));
        await desk.Host.Chat.Admin.DisableMemberAsync(olga);
        await Refused.WithAsync("forbidden", () => desk.Ada.Rest.PostAsync($"{path}/letter"));
        await Refused.WithAsync("forbidden", () => desk.Ada.Rest.PostAsync($"{path}/link"));
    }

    [Fact] // T1, T3
    public async Task Whoever_has_lost_the_right_in_one_of_them_at_another_host_may_not_either()
    {
        await using var desk = await AccountHost.StartAsync();
        var other = await desk.Host.Chat.Admin.CreateProjectAsync("other", "Other");
        await desk.Host.Chat.Admin.AddMemberAsync(other.Id, "olga@example.org", "Olga", "-");
        var ada = await desk.Host.Chat.Admin.AddMemberAsync(other.Id, "ada@example.org", "Ada", "-", Rights.Administrator);
        var here = await desk.AddVeraAsync("olga@example.org");
        await desk.NextMailAsync();
        var path = $"v1/p/main/team/members/{here.GetProperty("id").GetGuid()}";

        await desk.Host.Chat.Storage.Projects.SaveMemberAsync(ada with { Rights = Rights.Operator }, CancellationToken.None);

        await Refused.WithAsync("forbidden", () => desk.Ada.Rest.PostAsync($"{path}/letter"));
        await desk.Host.Chat.Storage.Projects.SaveMemberAsync(ada with { Rights = Rights.Operator, Disabled = true }, CancellationToken.None);
        await Refused.WithAsync("forbidden", () => desk.Ada.Rest.PostAsync($"{path}/link"));
    }

    [Fact] // T2, T6
    public async Task An_address_that_is_there_already_in_any_form_names_its_member_so_that_a_letter_can_be_sent_again()
    {
        await using var desk = await AccountHost.StartAsync();
        var vera = await desk.AddVeraAsync("Zoé@Example.org");
        var first = AccountHost.PasswordOf(await desk.NextMailAsync());

        var taken = await Refused.WithAsync("email_taken", () => desk.AddVeraAsync(" zoe\u0301@EXAMPLE.org"));
        taken.Problem.GetProperty("id").GetGuid().Should().Be(vera.GetProperty("id").GetGuid());
        await desk.Ada.Rest.PostAsync($"v1/p/main/team/members/{taken.Problem.GetProperty("id").GetGuid()}/letter");
        var second = AccountHost.PasswordOf(await desk.NextMailAsync());

        using var browser = desk.Browser();
        await Refused.WithAsync("wrong_password", () => AccountHost.SignInAsync(browser, first, "zoé@example.org"));
        await Refused.WithAsync("new_password_needed", () => AccountHost.SignInAsync(browser, second, "zoé@example.org"));
    }

    [Fact]
    public async Task Letters_are_in_the_projects_language_in_the_hosts_own_words()
    {
        await using var desk = await AccountHost.StartAsync(options =>
        {
            options.ProjectLanguage = "ru";
            options.ProjectName = "Магазин";
            options.Texts["ru"] = new Dictionary<string, string> { ["letter.end"] = "С уважением, {project}" };
        });
        await desk.AddVeraAsync();

        var mail = await desk.NextMailAsync();

        mail.Subject.Should().Be("Доступ в «Магазин»");
        mail.Text.Should().StartWith("Здравствуйте, Вера <Орлова> {login}!\n\n").And.EndWith("\n\nС уважением, Магазин\n");
    }

    [Fact] // T6
    public async Task Without_a_mail_server_an_administrator_hands_over_a_link()
    {
        await using var host = await TestHost.StartAsync(environment: "Production", options: options =>
            options.FirstAdministrator = new FirstAdministrator { Email = "ada@example.org", FirstName = "Ada", Password = TestHost.Password });
        using var entering = new WireRest(host.Mount);
        await entering.PostAsync("v1/session", new { email = "ada@example.org", password = TestHost.Password });
        using var ada = AccountHost.WithCookiesOf(entering);
        (await ada.GetAsync("v1/sign-in")).GetRawText().Should().Be("""{"letters":false}""");
        (await ada.GetAsync("v1/p/main/team")).GetProperty("letters").GetBoolean().Should().BeFalse();
        var added = await ada.PostAsync("v1/p/main/team/members", new { email = "vera@example.org", firstName = "Vera", lastName = "-", rights = new[] { "operator" } });
        var path = $"v1/p/main/team/members/{added.GetProperty("member").GetProperty("id").GetGuid()}";
        added.GetProperty("member").GetProperty("access").GetRawText().Should().Be("""{"state":"none"}""");

        await Refused.WithAsync("not_supported", () => ada.PostAsync($"{path}/letter"));
        await Refused.WithAsync("not_supported", () => ada.PostAsync("v1/password/forgotten", new { email = "vera@example.org" }));
        var link = await ada.PostAsync($"{path}/link");

        using var choosing = new WireRest(host.Mount);
        var token = link.GetProperty("path").GetString()!.Split("console#/password/")[1];
        await choosing.PostAsync("v1/password", new { token, password = AccountHost.Own });
        using var vera = AccountHost.WithCookiesOf(choosing);
        (await vera.GetAsync("v1/session")).GetProperty("name").GetString().Should().Be("Vera");
    }

    [Fact]
    public async Task In_development_a_page_shows_the_letters_to_who_is_signed_in_on_this_machine()
    {
        await using var host = await TestHost.StartAsync();
        await host.AddOperatorAsync("Ada", rights: Rights.Operator | Rights.Administrator);
        await using var ada = await host.OperatorAsync("Ada", available: false);
        await ada.Rest.PostAsync("v1/p/main/team/members", new { email = "vera@example.org", firstName = "<b>Vera", lastName = "-", rights = new[] { "operator" } });
        await host.Chat.ComeToRestAsync();

        var page = await ada.Http.GetStringAsync(new Uri(host.Mount, "mail"));
        page.Should().Contain("Your access to Support").And.Contain("&lt;b&gt;Vera").And.Contain($"{host.Mount}console");

        using var stranger = new HttpClient();
        (await stranger.GetAsync(new Uri(host.Mount, "mail"))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Mount, "mail")) { Headers = { { "X-Forwarded-For", "192.0.2.1" } } };
        (await ada.Http.SendAsync(forwarded)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task ChooseByLinkAsync(AccountHost desk, WireRest browser, Guid member)
    {
        var link = (await desk.Ada.Rest.PostAsync($"v1/p/main/team/members/{member}/link")).GetProperty("path").GetString()!;
        await browser.PostAsync("v1/password", new { token = link.Split('/')[^1], password = AccountHost.Own });
    }
}
