using MultiChat.Mail.Servers;

namespace MultiChat.Mail;

/// <summary>An attempt ends, whatever the server does.</summary>
public sealed class PatienceOfSenderTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    [Theory]
    [InlineData("greeting")]
    [InlineData("EHLO")]
    [InlineData("AUTH")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task A_server_that_falls_silent_is_given_up(string step)
    {
        await using var server = new ScriptedServer((step, ScriptedServer.Silence));
        var options = server.Options;
        (options.UserName, options.Password, options.Timeout) = ("desk", "password", Short);

        var failure = await Sent.FailureOfAsync(options);

        failure.Should().BeOfType<TimeoutException>().Which.Message.Should()
            .Be($"127.0.0.1:{server.Port} did not take a mail within 0.2 s. Is that your mail server?");
    }

    [Fact]
    public async Task So_is_one_that_does_not_speak_tls()
    {
        await using var server = new ScriptedServer(("greeting", ScriptedServer.Silence));
        var options = server.Options;
        (options.Security, options.Timeout) = (SmtpSecurity.Tls, Short);

        (await Sent.FailureOfAsync(options)).Should().BeOfType<TimeoutException>();
    }

    [Fact]
    public async Task A_token_that_does_not_come_counts_too()
    {
        await using var server = new ScriptedServer();
        var options = server.Options;
        (options.UserName, options.Timeout) = ("desk", Short);
        options.GetAccessTokenAsync = async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return "";
        };

        (await Sent.FailureOfAsync(options)).Should().BeOfType<TimeoutException>();
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task The_caller_may_end_it_at_any_time(string step)
    {
        await using var server = new ScriptedServer((step, ScriptedServer.Silence));
        using var end = new CancellationTokenSource();

        var sending = Sent.By(server.Options).SendAsync(Sent.Mail(), end.Token);
        await Patience.UntilAsync(() => server.Lines.Contains(step));
        await end.CancelAsync();

        var ended = async () => await sending.InTimeAsync();
        await ended.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Amid_the_handshake_too()
    {
        await using var server = new ScriptedServer(("greeting", ScriptedServer.Silence));
        var options = server.Options;
        options.Security = SmtpSecurity.Tls;
        using var end = new CancellationTokenSource();

        var sending = Sent.By(options).SendAsync(Sent.Mail(), end.Token);
        await Patience.UntilAsync(() => server.Lines.Contains("greeting"));
        await end.CancelAsync();

        var ended = async () => await sending.InTimeAsync();
        await ended.Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(ScriptedServer.Silence)]
    [InlineData("500 5.5.1 What")]
    [InlineData("What")]
    public async Task A_mail_that_was_taken_is_sent_however_the_server_takes_its_leave(string goodbye)
    {
        await using var server = new ScriptedServer(("QUIT", goodbye));

        await Sent.By(server.Options).SendAsync(Sent.Mail(), CancellationToken.None).InTimeAsync();

        server.Lines.Should().EndWith("QUIT");
    }
}
