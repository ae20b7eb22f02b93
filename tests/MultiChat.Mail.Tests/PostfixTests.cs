using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MultiChat.Mail.Servers;

namespace MultiChat.Mail;

/// <summary>Mails go through a real mail server and are read from its box.</summary>
public sealed class PostfixTests(Postfix postfix) : IClassFixture<Postfix>
{
    [Fact]
    public async Task A_mail_arrives_in_both_its_forms_with_names_in_any_script()
    {
        var mail = Sent.Mail("both@shop.example");

        await Sent.By(postfix.OptionsFor(postfix.StartTlsPort)).SendAsync(mail, CancellationToken.None).InTimeAsync();

        var received = await postfix.ReceivedAsync("both@shop.example");
        received.Subject.Should().Be(mail.Subject);
        received.From.ToString().Should().Be("\"Поддержка «Лавки»\" <desk@shop.example>");
        received.To.ToString().Should().Be("\"Анна Ёлкина\" <both@shop.example>");
        received.TextBody!.ReplaceLineEndings("\n").Should().Be(mail.Text);
        received.HtmlBody!.ReplaceLineEndings("\n").Should().Be(mail.Html);
        received.Body!.ContentType.MimeType.Should().Be("multipart/alternative");
        ((Multipart)received.Body).Select(part => part.ContentType.MimeType).Should().Equal("text/plain", "text/html");
        received.Headers["Return-Path"].Should().Be("<desk@shop.example>");
        received.Headers["Received"].Should().Contain("from shop.example").And.Contain("with ESMTPS ");
    }

    [Fact]
    public async Task Tls_from_the_first_byte_on_works_too()
    {
        var options = postfix.OptionsFor(postfix.TlsPort);
        options.Security = SmtpSecurity.Tls;

        await Sent.By(options).SendAsync(Sent.Mail("tls@shop.example"), CancellationToken.None).InTimeAsync();

        (await postfix.ReceivedAsync("tls@shop.example")).Headers["Received"].Should().Contain("with ESMTPS ");
    }

    [Theory]
    [InlineData("анна@shop.example", "анна@shop.example")]
    [InlineData("анна@почта.example", "анна@почта.example")]
    [InlineData("anna@почта.example", "anna@xn--80a1acny.example")]
    public async Task An_address_may_be_in_any_script(string address, string delivered)
    {
        await Sent.By(postfix.OptionsFor(postfix.StartTlsPort)).SendAsync(Sent.Mail(address), CancellationToken.None).InTimeAsync();

        (await postfix.ReceivedAsync(delivered)).Subject.Should().Be(Sent.Mail().Subject);
    }

    [Fact]
    public async Task A_certificate_that_the_machine_does_not_trust_is_refused()
    {
        var options = postfix.OptionsFor(postfix.StartTlsPort);
        options.Roots.Clear();

        (await Sent.FailureOfAsync(options)).Should().BeOfType<SslHandshakeException>();
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused()
    {
        var options = postfix.OptionsFor(postfix.StartTlsPort);
        options.Host = "127.0.0.1";

        (await Sent.FailureOfAsync(options)).Should().BeOfType<SslHandshakeException>();
    }

    [Fact]
    public async Task A_server_that_offers_no_tls_is_sent_nothing()
    {
        var options = postfix.OptionsFor(postfix.PlainPort);

        (await Sent.FailureOfAsync(options)).Should().BeOfType<NotSupportedException>().Which.Message.Should().Contain("STARTTLS");
    }

    [Fact]
    public async Task Without_tls_a_mail_is_sent_where_that_was_chosen()
    {
        var options = postfix.OptionsFor(postfix.PlainPort);
        options.Security = SmtpSecurity.None;

        await Sent.By(options).SendAsync(Sent.Mail("plain@shop.example"), CancellationToken.None).InTimeAsync();

        (await postfix.ReceivedAsync("plain@shop.example")).Headers["Received"].Should().Contain("with ESMTP ");
    }

    [Fact]
    public async Task A_reader_whom_the_server_does_not_know_is_told_with_its_codes()
    {
        var failure = await Sent.FailureOfAsync(postfix.OptionsFor(postfix.StartTlsPort), Sent.Mail("gone@shop.example"));

        failure.Should().BeOfType<MailRefusedException>().Which.Message.Should().Be("The mail server refused the reader's address (550 5.1.1).");
    }

    [Fact]
    public async Task Mails_may_be_sent_at_once()
    {
        var sender = Sent.By(postfix.OptionsFor(postfix.StartTlsPort));
        var addresses = Enumerable.Range(1, 8).Select(number => $"reader{number}@shop.example").ToList();

        await Task.WhenAll(addresses.Select(address => sender.SendAsync(Sent.Mail(address), CancellationToken.None))).InTimeAsync();

        foreach (var address in addresses)
        {
            (await postfix.ReceivedAsync(address)).To.Mailboxes.Single().Address.Should().Be(address);
        }
    }
}
