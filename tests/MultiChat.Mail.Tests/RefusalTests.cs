using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MultiChat.Mail.Servers;

namespace MultiChat.Mail;

/// <summary>What a server refuses is told by its codes, and never in its words: it knows the password and the mail.</summary>
public sealed class RefusalTests
{
    private const string Secret = "s3cret-Пароль";

    [Theory]
    [InlineData("greeting", "554 5.7.1", "The mail server refused to go on (554 5.7.1).")]
    [InlineData("MAIL", "553 5.7.1", "The mail server refused From as the sender (553 5.7.1).")]
    [InlineData("RCPT", "450 4.7.1", "The mail server refused the reader's address (450 4.7.1).")]
    [InlineData("DATA", "451 4.3.0", "The mail server refused to go on (451 4.3.0).")]
    [InlineData(".", "451 4.7.1", "The mail server refused the mail (451 4.7.1).")]
    public async Task Each_refusal_has_its_codes_and_none_of_the_servers_words(string step, string codes, string message)
    {
        await using var server = new ScriptedServer((step, $"{codes} I do not like {Secret}"));

        var failure = await Sent.FailureOfAsync(server.Options);

        failure.Should().BeOfType<SmtpCommandException>().Which.Message.Should().Be(message);
        failure.ToString().Should().NotContain(Secret);
    }

    [Theory]
    [InlineData("RCPT", "550", "The mail server refused the reader's address (550).")]
    [InlineData("RCPT", "550 5.1.1", "The mail server refused the reader's address (550 5.1.1).")]
    [InlineData(".", "554 5.7.1", "The mail server refused the mail (554 5.7.1).")]
    public async Task What_it_refuses_for_good_is_not_tried_again(string step, string codes, string message)
    {
        await using var server = new ScriptedServer((step, $"{codes} I do not like {Secret}"));

        var failure = await Sent.FailureOfAsync(server.Options);

        failure.Should().BeOfType<MailRefusedException>().Which.Message.Should().Be(message);
        failure.ToString().Should().NotContain(Secret);
    }

    [Fact]
    public async Task Of_words_in_several_lines_none_are_told()
    {
        await using var server = new ScriptedServer((".", $"554-5.7.1 Spam:\n554-5.7.1 {Secret}\n554 5.7.1 Goodbye"));

        (await Sent.FailureOfAsync(server.Options)).ToString().Should().Contain("(554 5.7.1)").And.NotContain(Secret).And.NotContain("Spam");
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData("AUTH")]
    [InlineData(".")]
    public async Task What_is_no_smtp_is_not_repeated(string step)
    {
        await using var server = new ScriptedServer((step, $"HTTP/1.1 {Secret}"));
        var options = server.Options;
        (options.UserName, options.Password) = ("desk", Secret);

        var failure = await Sent.FailureOfAsync(options);

        failure.Should().BeOfType<SmtpProtocolException>().Which.ToString().Should().NotContain(Secret);
    }

    [Fact]
    public async Task An_address_in_another_script_needs_a_server_that_offers_it()
    {
        await using var server = new ScriptedServer();

        var failure = await Sent.FailureOfAsync(server.Options, Sent.Mail("анна@shop.example"));

        failure.Should().BeOfType<MailRefusedException>().Which.Message.Should().Contain("SMTPUTF8");
        server.LinesOf("MAIL").Should().BeEmpty();
    }

    [Fact]
    public async Task A_domain_in_another_script_needs_nothing_of_the_server()
    {
        await using var server = new ScriptedServer();
        var options = server.Options;
        options.From = "desk@лавка.example";

        await Sent.By(options).SendAsync(Sent.Mail("anna@почта.example"), CancellationToken.None).InTimeAsync();

        server.Lines.Should().ContainInOrder("EHLO xn--80aaf6ac.example", "MAIL FROM:<desk@xn--80aaf6ac.example> BODY=8BITMIME", "RCPT TO:<anna@xn--80a1acny.example>");
    }

    [Fact]
    public async Task What_is_no_address_is_sent_to_nobody()
    {
        await using var server = new ScriptedServer();

        var failure = await Sent.FailureOfAsync(server.Options, Sent.Mail("anna@shop.example>\r\nRCPT TO:<eve@evil.example"));

        failure.Should().BeOfType<ParseException>();
        server.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task A_certificate_that_ran_out_is_refused_though_its_root_is_trusted()
    {
        using var certificate = TestCertificate.For("127.0.0.1", days: -1);
        await using var server = new ScriptedServer(certificate);
        var options = server.Options;
        options.Security = SmtpSecurity.Tls;
        options.Roots.Add(certificate);

        (await Sent.FailureOfAsync(options)).Should().BeOfType<SslHandshakeException>();

        server.LinesOf("EHLO").Should().BeEmpty();
    }

    [Fact]
    public async Task Where_nobody_listens_the_socket_says_so()
    {
        var server = new ScriptedServer();
        var options = server.Options;
        await server.DisposeAsync();

        (await Sent.FailureOfAsync(options)).Should().BeOfType<System.Net.Sockets.SocketException>();
    }
}
