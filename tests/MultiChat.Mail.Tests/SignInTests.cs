using System.Text;
using MailKit.Security;
using MultiChat.Mail.Servers;

namespace MultiChat.Mail;

/// <summary>Who sends proves it as the server wants it.</summary>
public sealed class SignInTests
{
    private const string Password = "пароль s3cret";

    [Fact]
    public async Task A_password_is_shown_in_one_line_where_that_is_offered()
    {
        await using var server = new ScriptedServer();

        await Sent.By(WithPassword(server)).SendAsync(Sent.Mail(), CancellationToken.None).InTimeAsync();

        server.LinesOf("AUTH").Should().Equal($"AUTH PLAIN {Base64($"\0desk\0{Password}")}");
    }

    [Fact]
    public async Task A_password_is_shown_on_request_where_only_that_is_offered()
    {
        await using var server = new ScriptedServer(
            ("EHLO", "250-mail.example\n250 AUTH LOGIN"),
            ("AUTH LOGIN", $"334 {Base64("Username:")}"),
            (Base64("desk"), $"334 {Base64("Password:")}"),
            (Base64(Password), "235 2.7.0 Welcome"));

        await Sent.By(WithPassword(server)).SendAsync(Sent.Mail(), CancellationToken.None).InTimeAsync();

        server.Lines.Should().ContainInOrder("AUTH LOGIN", Base64("desk"), Base64(Password));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_with_what_to_check()
    {
        await using var server = new ScriptedServer(("AUTH", $"535 5.7.8 No such user {Password}"));

        var failure = await Sent.FailureOfAsync(WithPassword(server));

        failure.Should().BeOfType<AuthenticationException>().Which.Message.Should()
            .Be("The mail server refused the sign-in (535 5.7.8). Check UserName and Password, or what GetAccessTokenAsync gives.");
        server.LinesOf("MAIL").Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_without_sign_in_is_sent_nothing_by_somebody_with_a_password()
    {
        await using var server = new ScriptedServer(("EHLO", "250 mail.example"));

        (await Sent.FailureOfAsync(WithPassword(server))).Should().BeOfType<NotSupportedException>();

        server.LinesOf("MAIL").Should().BeEmpty();
    }

    [Fact]
    public async Task An_access_token_is_asked_for_each_mail()
    {
        var asked = 0;
        await using var server = new ScriptedServer();
        var sender = Sent.By(WithToken(server, _ => ValueTask.FromResult($"token{++asked}")));

        await sender.SendAsync(Sent.Mail(), CancellationToken.None).InTimeAsync();
        await sender.SendAsync(Sent.Mail(), CancellationToken.None).InTimeAsync();

        server.LinesOf("AUTH").Should().Equal(
            $"AUTH XOAUTH2 {Base64("user=desk\u0001auth=Bearer token1\u0001\u0001")}", $"AUTH XOAUTH2 {Base64("user=desk\u0001auth=Bearer token2\u0001\u0001")}");
    }

    [Fact]
    public async Task A_token_that_ran_out_is_refused_without_its_words()
    {
        await using var server = new ScriptedServer(("AUTH", $"334 {Base64("""{"status":"401","token":"s3cret"}""")}"), ("", "535 5.7.8 Token s3cret ran out"));

        var failure = await Sent.FailureOfAsync(WithToken(server, _ => ValueTask.FromResult("s3cret")));

        failure.Should().BeOfType<AuthenticationException>().Which.ToString().Should().Contain("(535 5.7.8)").And.NotContain("s3cret");
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_fails_in_its_own_words()
    {
        await using var server = new ScriptedServer();

        var failure = await Sent.FailureOfAsync(WithToken(server, _ => throw new TaskCanceledException("No answer from the identity provider.")));

        failure.Should().BeOfType<TaskCanceledException>().Which.Message.Should().Be("No answer from the identity provider.");
    }

    private static SmtpOptions WithPassword(ScriptedServer server)
    {
        var options = server.Options;
        (options.UserName, options.Password) = ("desk", Password);
        return options;
    }

    private static SmtpOptions WithToken(ScriptedServer server, Func<CancellationToken, ValueTask<string>> getToken)
    {
        var options = server.Options;
        (options.UserName, options.GetAccessTokenAsync) = ("desk", getToken);
        return options;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
