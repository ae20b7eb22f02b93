using MimeKit;

namespace MultiChat.Mail;

/// <summary>A mail as it goes over the wire.</summary>
public sealed class MimeFormTests
{
    private static readonly SmtpOptions Options = new() { Host = "smtp.example.com", From = "desk@shop.example", FromName = "Shop", ReplyTo = "help@shop.example" };

    [Fact]
    public void It_has_these_headers_and_no_others()
    {
        var form = MimeForm.Of(Sent.Mail(), Options, Sent.Now);

        Read(form).Headers.Select(header => header.Field).Should()
            .BeEquivalentTo("From", "To", "Reply-To", "Date", "Subject", "Message-Id", "Auto-Submitted", "MIME-Version");
        form.Headers["Auto-Submitted"].Should().Be("auto-generated");
        form.Headers["Reply-To"].Should().Be("help@shop.example");
        form.Date.Should().Be(Sent.Now);
        form.MessageId.Should().EndWith("@shop.example");
    }

    [Fact]
    public void Each_mail_has_an_id_of_its_own() =>
        MimeForm.Of(Sent.Mail(), Options, Sent.Now).MessageId.Should().NotBe(MimeForm.Of(Sent.Mail(), Options, Sent.Now).MessageId);

    [Fact]
    public void On_the_wire_all_of_its_head_is_ascii()
    {
        var head = Written(MimeForm.Of(Sent.Mail(), Options, Sent.Now)).Split("\r\n\r\n")[0];

        head.Should().NotMatchRegex("[^\x00-\x7f]").And.Contain("=?utf-8?");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\0\r\n\t")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void No_name_and_no_subject_adds_a_header(string end)
    {
        var hostile = $"Anna{end}Bcc: eve@evil.example{end}{end}<script>";
        var options = new SmtpOptions { Host = "smtp.example.com", From = "desk@shop.example", FromName = hostile };

        var form = MimeForm.Of(Sent.Mail() with { ToName = hostile, Subject = hostile }, options, Sent.Now);
        var read = Read(form);

        const string harmless = "Anna Bcc: eve@evil.example <script>";
        read.Headers.Select(header => header.Field).Should().BeEquivalentTo("From", "To", "Date", "Subject", "Message-Id", "Auto-Submitted", "MIME-Version");
        read.Subject.Should().Be(harmless);
        (read.From.Mailboxes.Single().Name, read.To.Mailboxes.Single().Name).Should().Be((harmless, harmless));
        read.To.Mailboxes.Single().Address.Should().Be("anna@shop.example");
    }

    [Theory]
    [InlineData("Anna, \"the\" <eve@evil.example>")]
    [InlineData("Анна <eve@evil.example>,")]
    [InlineData("Anna (a comment); group: eve@evil.example;")]
    public void A_name_that_looks_like_an_address_stays_a_name(string name)
    {
        var read = Read(MimeForm.Of(Sent.Mail() with { ToName = name }, Options, Sent.Now));

        read.To.Mailboxes.Select(mailbox => mailbox.Address).Should().Equal("anna@shop.example");
        read.To.Mailboxes.Single().Name.Should().Be(name);
    }

    [Fact]
    public void What_looks_encoded_is_shown_as_it_stands()
    {
        const string hostile = "=?utf-8?q?Anna=E2=80=AE?=";

        var read = Read(MimeForm.Of(Sent.Mail() with { ToName = hostile, Subject = hostile }, Options, Sent.Now));

        (read.To.Mailboxes.Single().Name, read.Subject).Should().Be(("= ?utf-8?q?Anna=E2=80=AE?=", "= ?utf-8?q?Anna=E2=80=AE?="));
    }

    [Fact]
    public void A_reader_without_a_name_is_an_address() =>
        MimeForm.Of(Sent.Mail() with { ToName = "" }, Options, Sent.Now).To.ToString().Should().Be("anna@shop.example");

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("one\r\ntwo")]
    [InlineData("one\rtwo")]
    public void Lines_end_as_the_wire_wants_it(string text) =>
Written(MimeForm.Of(Sent.Mail() with { Text = text }, Options, Sent.Now)).Should().Contain("\r\n\r\none\r\ntwo\r\n");

    private static MimeMessage Read(MimeMessage form)
    {
        using var wire = new MemoryStream();
        form.WriteTo(wire);
        wire.Position = 0;
        return MimeMessage.Load(wire);
    }

    private static string Written(MimeMessage form)
    {
        using var wire = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        form.WriteTo(format, wire);
        return System.Text.Encoding.UTF8.GetString(wire.ToArray());
    }
}
