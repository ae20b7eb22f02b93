using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Identity;
using MultiChat.Hosting.Accounts;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>What looks the same to a hash function or a database and is not, at every entrance that takes a secret or a key.</summary>
public sealed class OddCharacterTests
{
    private const string Email = "Anna@example.org";
    // Test cases are written to a file, which knows no half of a surrogate pair.
    private const string Half = "\uD83D";
    private const string Composed = "пароль с буквой й и é";

    [Theory]
    [InlineData(TestHost.Password + "\0")]
    [InlineData(TestHost.Password + "\0\0\0")]
    [InlineData("\0" + TestHost.Password)]
    [InlineData("a long\0 password")]
    [InlineData(TestHost.Password + "\u200B")]
    [InlineData(TestHost.Password + " ")]
    [InlineData(TestHost.Password + "\n")]
    [InlineData("A long password")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public async Task A_password_with_anything_more_does_not_sign_in(string password)
    {
        await using var host = await TestHost.StartAsync();

        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, Email, password));
    }

    [Theory]
    [InlineData(Email + "\0")]
    [InlineData("\0" + Email)]
    [InlineData("Anna\u200B@example.org")]
    [InlineData("Anna@example.org\uFFFD")]
    [InlineData("Ann\u0430@example.org")]
    public async Task An_email_that_only_looks_like_a_members_does_not_sign_in(string email)
    {
        await using var host = await TestHost.StartAsync();

        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, email, TestHost.Password));
    }

    [Theory]
    [InlineData(NormalizationForm.FormC, NormalizationForm.FormD)]
    [InlineData(NormalizationForm.FormD, NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormD, NormalizationForm.FormD)]
    public async Task A_password_signs_in_however_the_keyboard_composes_its_letters(NormalizationForm given, NormalizationForm typed)
    {
        await using var host = await TestHost.StartAsync();
        var anna = MemberOf(host);
        await host.App.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(anna, Composed.Normalize(given));

        await using var signedIn = await OperatorClient.SignInAsync(host.Mount, Email, Composed.Normalize(typed));
    }

    [Fact]
    public async Task A_hash_made_of_a_text_as_it_was_typed_still_takes_that_text()
    {
        await using var host = await TestHost.StartAsync();
        var anna = MemberOf(host);
        var typed = Composed.Normalize(NormalizationForm.FormD);
        var account = new Account { Id = anna.Account, Email = anna.Email, PasswordHash = new PasswordHasher<Account>().HashPassword(null!, typed) };
        await host.Chat.Storage.Accounts.SaveAsync(account, CancellationToken.None);

        await using var signedIn = await OperatorClient.SignInAsync(host.Mount, Email, typed);
    }

    [Theory]
    [InlineData("a long password\0")]
    [InlineData("a long\tpassword")]
    [InlineData("a long password\u0085")]
    [InlineData("a long password<half>")]
    [InlineData("e\u0301e\u0301e\u0301e\u0301e\u0301")]
    public async Task Such_a_password_cannot_be_set(string password)
    {
        await using var host = await TestHost.StartAsync();
        var accounts = host.App.Services.GetRequiredService<OperatorAccounts>();
        password = password.Replace("<half>", Half, StringComparison.Ordinal);

        await FluentActions.Awaiting(() => accounts.SetPasswordAsync(MemberOf(host), password)).Should().ThrowAsync<ArgumentException>();
        var start = () => TestHost.StartAsync(options => options.FirstAdministrator = new() { Email = "boss@example.org", Password = password });
        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().StartWith("AddMultiChat: FirstAdministrator.Password must have ");
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%0A")]
    [InlineData("%20")]
    [InlineData("%E2%80%8B")]
    [InlineData("%EF%BF%BD")]
    public async Task A_site_key_or_slug_with_anything_more_is_unknown(string more)
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();

        // Kestrel itself refuses a NUL.
        var expected = more == "%00" ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound;
        (await anna.Rest.Http.GetAsync($"v1/s/main{more}/availability")).StatusCode.Should().Be(expected);
        (await anna.Rest.Http.GetAsync($"v1/p/main{more}")).StatusCode.Should().Be(expected);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("=")]
    [InlineData("\u200B")]
    public async Task A_ticket_or_token_with_anything_more_is_nobodys(string more)
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await VisitorClient.StartAsync(host.Mount);
        var identity = await visitor.Rest.PostAsync("v1/s/main/identity");
        using var rest = new WireRest(host.Mount);
        var cookie = visitor.Rest.Cookies.GetAllCookies()[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/s/main/dialog");
        request.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}{Uri.EscapeDataString(more)}");

        await Refused.WithAsync("not_signed_in", () => visitor.Hub.CallAsync("Join", new { ticket = identity.GetProperty("ticket").GetString() + more }));
        (await rest.Http.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("main\n")]
    [InlineData("main\0")]
    [InlineData("ma\u0456n")]
    public async Task A_slug_or_site_key_takes_no_such_character(string key)
    {
        await using var host = await TestHost.StartAsync();

        await FluentActions.Awaiting(() => host.Chat.Admin.CreateProjectAsync(key, "Other")).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => host.Chat.Admin.AddSiteAsync(host.Project.Id, key)).Should().ThrowAsync<ArgumentException>();
    }

    [Theory]
    [InlineData("olga@example.org\0")]
    [InlineData("ol\u200Bga@example.org")]
    [InlineData("ol\u00ADga@example.org")]
    [InlineData("ol<half>ga@example.org")]
    public async Task A_member_needs_an_email_that_can_be_typed(string email)
    {
        await using var host = await TestHost.StartAsync();

        var asGiven = email.Replace("<half>", Half, StringComparison.Ordinal);

        await FluentActions.Awaiting(() => host.Chat.Admin.AddMemberAsync(host.Project.Id, asGiven, "Olga", "-")).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_host_user_whose_email_is_no_text_is_nobody()
    {
        await using var host = await TestHost.StartAsync(
            add: chat => chat.AddHostUsers(),
            before: app => app.Use((context, next) =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Email, "anna\uD83D@example.org")], "host"));
                return next();
            }));
        using var rest = new WireRest(host.Mount);

        await Refused.WithAsync("not_signed_in", () => rest.GetAsync("v1/session"));
    }

    private static Member MemberOf(TestHost host) =>
        host.Chat.Admin.Projects[0].Members.Single(member => string.Equals(member.Email, Email, StringComparison.Ordinal));
}
